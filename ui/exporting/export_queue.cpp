#include "ui/exporting/export_queue.h"

#include <QMetaObject>
#include <algorithm>

#include "core/base/files.h"
#include "ui/session/session.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

using State = RenderQueue::State;

bool over(const RenderQueue::Item& item) { return item.state != State::Waiting && item.state != State::Running; }

QString file_name(const std::filesystem::path& path) { return QString::fromStdString(path_text(path.filename())); }

/// Another project may be opened while the job waits: the session's pool then holds other files under the same ids.
std::shared_ptr<MediaPool> pool_as_it_is(const MediaPool& pool) {
    auto own = std::make_shared<MediaPool>(std::size_t(16) << 20);  // what an export decodes is not cached anyway
    for (const MediaId id : pool.ids())
        if (const auto media = pool.find(id)) own->set(id, media);
    return own;
}

}  // namespace

ExportQueue::ExportQueue(QObject* parent)
    : QObject(parent), queue_([this] {
          if (!told_.exchange(true)) QMetaObject::invokeMethod(this, &ExportQueue::refresh, Qt::QueuedConnection);
      }) {}

std::filesystem::path ExportQueue::free_name(const std::filesystem::path& wanted) const {
    const auto taken = [&](const std::filesystem::path& path) {
        return std::any_of(items_.begin(), items_.end(), [&](const Item& item) { return item.target == path; });
    };
    std::filesystem::path path = wanted;
    for (int n = 2; taken(path); ++n) {
        path = wanted.parent_path() / wanted.stem();
        path += " " + std::to_string(n);
        path += wanted.extension();
    }
    return path;
}

std::filesystem::path ExportQueue::add(Session& session, ExportJob job) {
    job.target = free_name(job.target);
    const std::filesystem::path target = job.target;
    queue_.add(with_nested(session.history().sequences()), pool_as_it_is(*session.pool()), std::move(job));
    refresh();
    session.tell(tr("%1 is in the export queue").arg(file_name(target)));
    return target;
}

void ExportQueue::remove_finished() {
    for (const Item& item : std::vector(items_))
        if (over(item)) queue_.remove(item.id);
}

int ExportQueue::unfinished() const {
    return static_cast<int>(std::count_if(items_.begin(), items_.end(), [](const Item& item) { return !over(item); }));
}

bool ExportQueue::writes(const std::filesystem::path& target) const {
    return std::any_of(items_.begin(), items_.end(),
                       [&](const Item& item) { return !over(item) && item.target == target; });
}

void ExportQueue::refresh() {
    told_ = false;
    items_ = queue_.items();
    std::map<std::uint64_t, State> now;
    std::vector<std::pair<QString, bool>> sentences;
    for (const Item& item : items_) {
        now[item.id] = item.state;
        const auto before = known_.find(item.id);
        if (before == known_.end() || before->second == item.state) continue;
        if (item.state == State::Done)
            sentences.emplace_back(tr("%1 is written").arg(file_name(item.target)),
                                   item.report && !item.report->checked);
        if (item.state == State::Failed)
            sentences.emplace_back(tr("%1 was not written: %2").arg(file_name(item.target), error_words(*item.error)),
                                   true);
    }
    known_ = std::move(now);
    emit changed();
    for (const auto& [sentence, problem] : sentences) emit ended(sentence, problem);
}

}  // namespace rhyme::ui
