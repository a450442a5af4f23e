// Makes proxies behind, of the files that turn out too slow to play, and opens those that are there already.
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>

#include "core/media/proxy.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

/// Window thread only.
class Proxies : public QObject {
    Q_OBJECT
public:
    /// `folder`: where they are kept.
    Proxies(std::shared_ptr<MediaPool> pool, std::shared_ptr<ProxySet> set, std::filesystem::path folder,
            QObject* parent = nullptr);

    ProxySet& set() { return *set_; }
    void set_use(ProxySet::Use use);
    /// A file was opened: its proxy is used if there is one.
    void opened(MediaId media);
    /// Its proxy is made now, whether it is slow or not.
    void make(MediaId media);
    /// How far the proxy of `media` is, 0..1; nullopt: none is being made.
    std::optional<double> making(MediaId media) const;

signals:
    void changed();
    void failed(const QString& message);

private:
    struct Found {
        Result<std::shared_ptr<const Media>> proxy;
        std::shared_ptr<const Media> source;
    };
    void look();
    void put(MediaId media, const Found& found, bool made);

    std::shared_ptr<MediaPool> pool_;
    std::shared_ptr<ProxySet> set_;
    std::filesystem::path folder_;
    std::set<MediaId> known_, asked_;  ///< could have a proxy; one is being made, was made, or cannot be
    std::map<MediaId, double> making_;
    QTimer timer_;
    Jobs jobs_;
};

}  // namespace rhyme::ui
