// The exports of a window that wait for their turn: the core's RenderQueue, told of on the window's thread.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <map>
#include <vector>

#include "core/render/render_queue.h"

namespace rhyme::ui {

class Session;

class ExportQueue : public QObject {
    Q_OBJECT
public:
    using Item = RenderQueue::Item;

    explicit ExportQueue(QObject* parent = nullptr);

    /// The edit and its footage as they are now: what becomes of the project later does not touch the job. Returns
    /// where it is written: "NAME 2" when another job of the list has that name. Tells the session so.
    std::filesystem::path add(Session& session, ExportJob job);
    void cancel(std::uint64_t id) { queue_.cancel(id); }
    void remove(std::uint64_t id) { queue_.remove(id); }
    void retry(std::uint64_t id) { queue_.retry(id); }
    void set_paused(bool paused) { paused ? queue_.pause() : queue_.resume(); }
    void remove_finished();  ///< those that are done, failed or cancelled

    const std::vector<Item>& items() const { return items_; }
    bool paused() const { return queue_.paused(); }
    int unfinished() const;
    /// Whether a job that is not over writes there.
    bool writes(const std::filesystem::path& target) const;

signals:
    void changed();
    void ended(const QString& sentence, bool problem);  ///< a job is done or failed

private:
    void refresh();
    std::filesystem::path free_name(const std::filesystem::path& wanted) const;

    std::vector<Item> items_;
    std::map<std::uint64_t, RenderQueue::State> known_;
    std::atomic<bool> told_ = false;  // a refresh is on its way
    RenderQueue queue_;               // the last: its thread ends before the rest goes
};

}  // namespace rhyme::ui
