#include "ui/playback/proxies.h"

#include "core/base/priority.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

Proxies::Proxies(std::shared_ptr<MediaPool> pool, std::shared_ptr<ProxySet> set, std::filesystem::path folder,
                 QObject* parent)
    : QObject(parent), pool_(std::move(pool)), set_(std::move(set)), folder_(std::move(folder)), jobs_(1) {
    timer_.setInterval(2000);
    connect(&timer_, &QTimer::timeout, this, &Proxies::look);
    timer_.start();
}

void Proxies::set_use(ProxySet::Use use) {
    set_->set_use(use);
    emit changed();
}

void Proxies::opened(MediaId media) {
    const auto source = pool_->find(media);
    if (!source || !can_have_proxy(*source) || !known_.insert(media).second) return;
    jobs_.run(
        [source, path = proxy_path(source->info, folder_)](std::stop_token) {
            return Found{open_proxy(*source, path), source};
        },
        [this, media](Found found) { put(media, found, false); }, 1);
}

void Proxies::put(MediaId media, const Found& found, bool made) {
    making_.erase(media);
    if (pool_->find(media) == found.source && found.proxy) {
        asked_.insert(media);
        set_->put(media, found.source, *found.proxy);
    } else if (made && !found.proxy && found.proxy.error().code != ErrorCode::Cancelled) {
        emit failed(error_words(found.proxy.error()));
    }
    emit changed();
}

void Proxies::make(MediaId media) {
    const auto source = pool_->find(media);
    if (!source || !can_have_proxy(*source) || !asked_.insert(media).second) return;
    making_[media] = 0;
    jobs_.run(
        [this, media, source, path = proxy_path(source->info, folder_)](std::stop_token stop) {
            work_in_background();
            const auto report = [this, media](const ProgressReport& progress) {
                jobs_.post([this, media, done = progress.fraction] {
                    if (!making_.contains(media)) return;
                    making_[media] = done;
                    emit changed();
                });
            };
            const auto made = make_proxy(source, path, report, stop);
            if (!made) return Found{fail(made.error()), source};
            return Found{open_proxy(*source, path), source};
        },
        [this, media](Found found) { put(media, found, true); });
    emit changed();
}

std::optional<double> Proxies::making(MediaId media) const {
    const auto at = making_.find(media);
    return at == making_.end() ? std::nullopt : std::optional(at->second);
}

void Proxies::look() {
    if (set_->use() == ProxySet::Use::Never) return;
    for (const MediaId media : known_)
        if (!asked_.contains(media) && set_->slow(media)) make(media);
}

}  // namespace rhyme::ui
