#include "ui/session/footage.h"

#include <QStringList>
#include <algorithm>

#include "core/base/files.h"
#include "core/base/priority.h"
#include "core/project/project.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace fs = std::filesystem;

Footage::Footage(std::shared_ptr<MediaPool> pool, std::shared_ptr<Library> library, unsigned analysis_threads,
                 QObject* parent)
    : QObject(parent),
      pool_(std::move(pool)),
      library_(std::move(library)),
      analysis_threads_(analysis_threads),
      opening_(std::make_unique<Jobs>(2)),
      analysing_(std::make_unique<Jobs>(1)) {}

Footage::~Footage() = default;

void Footage::add(const std::vector<fs::path>& paths) {
    opening_->run([paths](std::stop_token) { return expand_media_paths(paths); },
                  [this, paths](std::vector<fs::path> files) {
                      if (files.empty() && !paths.empty()) {
                          emit refused(tr("No pictures or sound were found in %1")
                                           .arg(QString::fromStdString(path_text(paths.front().filename()))));
                      }
                      for (const fs::path& file : files)
                          if (!find_path(file)) append(file);
                  });
}

void Footage::append(const fs::path& path) {
    BinItem item;
    item.path = path;
    item.name = QString::fromStdString(path_text(path.filename()));
    items_.push_back(std::move(item));
    tickets_.push_back(next_ticket_++);
    emit inserted(static_cast<int>(items_.size()) - 1);
    open(tickets_.back(), path);
}

void Footage::open(std::size_t ticket, const fs::path& path) {
    opening_->run([pool = pool_, path](std::stop_token cancel) { return pool->add(path, cancel); },
                  [this, ticket](Result<MediaId> added) {
                      const int row = row_of(ticket);
                      if (row < 0) return;
                      BinItem& item = items_[static_cast<std::size_t>(row)];
                      if (!added) {
                          item.state = BinItem::State::Failed;
                          item.problem = core_words(added.error().what);
                          emit refused(error_words(added.error()));
                          emit changed(row);
                          return;
                      }
                      opened_at(row, *added);
                  });
}

void Footage::reopen(std::size_t ticket, const MediaItem& item) {
    opening_->run(
        [pool = pool_, item](std::stop_token cancel) {
            Project one;
            one.media.push_back(item);
            return attach_media(one, *pool, cancel);
        },
        [this, ticket, id = item.id](const std::vector<std::string>& problems) {
            const int row = row_of(ticket);
            if (row < 0) return;
            if (pool_->find(id)) return opened_at(row, id);
            BinItem& it = items_[static_cast<std::size_t>(row)];
            it.state = BinItem::State::Offline;
            it.problem =
                problems.empty() ? tr("The file is not where it was") : QString::fromStdString(problems.front());
            emit refused(it.problem);
            emit changed(row);
        });
}

void Footage::opened_at(int row, MediaId media) {
    BinItem& item = items_[static_cast<std::size_t>(row)];
    item.media = media;
    item.file = pool_->find(media);
    if (!item.kept && item.file) item.kept = std::make_shared<MediaItem>(media_item(media, *item.file));
    const bool moving = item.has_picture() && !item.file->info.video->still;
    const bool analysed = moving && library_;
    item.state = analysed ? BinItem::State::Waiting : BinItem::State::Ready;
    const std::size_t ticket = tickets_[static_cast<std::size_t>(row)];
    emit changed(row);
    emit opened(media);
    if (item.file && !item.file->info.warnings.empty())
        emit refused(item.name + QStringLiteral(": ") + core_words(item.file->info.warnings.front()));
    if (analysed) analyze(ticket);
}

void Footage::analyze(std::size_t ticket) {
    const int row = row_of(ticket);
    if (row < 0) return;
    const auto file = items_[static_cast<std::size_t>(row)].file;
    Jobs* jobs = analysing_.get();
    const Progress progress = [this, jobs, ticket, last = -1](const ProgressReport& report) mutable {
        const int percent = static_cast<int>(report.fraction * 100);
        if (percent == last) return;
        last = percent;
        jobs->post([this, ticket, fraction = report.fraction] {
            const int at = row_of(ticket);
            if (at < 0 || items_[static_cast<std::size_t>(at)].state == BinItem::State::Ready) return;
            items_[static_cast<std::size_t>(at)].state = BinItem::State::Analysing;
            items_[static_cast<std::size_t>(at)].progress = fraction;
            emit changed(at);
        });
    };
    jobs->run(
        [library = library_, file, progress, threads = analysis_threads_](std::stop_token cancel) {
            work_in_background();
            AnalysisOptions options;
            options.jobs = threads;
            return library->find_or_analyze(file, options, false, progress, cancel);
        },
        [this, ticket](Result<AnalysisPtr> made) {
            const int at = row_of(ticket);
            if (at < 0) return;
            BinItem& item = items_[static_cast<std::size_t>(at)];
            item.state = BinItem::State::Ready;
            item.progress = 1;
            if (made) {
                item.analysis = *made;
            } else {
                item.problem = core_words(made.error().what);
            }
            emit changed(at);
            emit analyses_changed();
        });
}

void Footage::restore(const MediaItem& kept) {
    BinItem item;
    item.path = kept.path;
    item.name = QString::fromStdString(kept.name.empty() ? path_text(kept.path.filename()) : kept.name);
    item.media = kept.id;
    item.kept = std::make_shared<MediaItem>(kept);
    items_.push_back(std::move(item));
    tickets_.push_back(next_ticket_++);
    emit inserted(static_cast<int>(items_.size()) - 1);
    reopen(tickets_.back(), kept);
}

void Footage::relink(const MediaItem& found) {
    const auto it = std::find_if(items_.begin(), items_.end(), [&](const BinItem& i) { return i.media == found.id; });
    if (it == items_.end()) return;
    const auto row = static_cast<std::size_t>(it - items_.begin());
    it->path = found.path;
    it->kept = std::make_shared<MediaItem>(found);
    it->state = BinItem::State::Opening;
    it->problem.clear();
    it->file = nullptr;
    emit changed(static_cast<int>(row));
    reopen(tickets_[row], found);
}

void Footage::stop_analysing() {
    analysing_ = std::make_unique<Jobs>(1);  // the one before asks its work to stop, and waits for that
    for (std::size_t row = 0; row < items_.size(); ++row) {
        BinItem& item = items_[row];
        if (item.state != BinItem::State::Waiting && item.state != BinItem::State::Analysing) continue;
        item.state = BinItem::State::Ready;
        item.problem = tr("Its analysis was stopped");
        emit changed(static_cast<int>(row));
    }
    emit analyses_changed();
}

void Footage::clear() {
    opening_ = std::make_unique<Jobs>(2);
    analysing_ = std::make_unique<Jobs>(1);
    items_.clear();
    tickets_.clear();
    emit cleared();
    emit analyses_changed();
}

const BinItem* Footage::find(MediaId media) const {
    const auto found = std::find_if(items_.begin(), items_.end(), [&](const BinItem& i) { return i.media == media; });
    return found == items_.end() || !media ? nullptr : &*found;
}

const BinItem* Footage::find_path(const fs::path& path) const {
    const auto found = std::find_if(items_.begin(), items_.end(), [&](const BinItem& i) { return i.path == path; });
    return found == items_.end() ? nullptr : &*found;
}

std::vector<AnalysisPtr> Footage::analyses() const {
    std::vector<AnalysisPtr> all;
    for (const BinItem& item : items_)
        if (item.analysis) all.push_back(item.analysis);
    return all;
}

int Footage::opening() const {
    return static_cast<int>(std::count_if(items_.begin(), items_.end(),
                                          [](const BinItem& i) { return i.state == BinItem::State::Opening; }));
}

int Footage::analysing() const {
    return static_cast<int>(std::count_if(items_.begin(), items_.end(), [](const BinItem& i) {
        return i.state == BinItem::State::Waiting || i.state == BinItem::State::Analysing;
    }));
}

double Footage::progress() const {
    double done = 0;
    int all = 0;
    for (const BinItem& item : items_) {
        if (!item.file || !item.has_picture()) continue;
        ++all;
        done += item.state == BinItem::State::Ready ? 1 : item.progress;
    }
    return all ? done / all : 1;
}

int Footage::row_of(std::size_t ticket) const {
    const auto found = std::find(tickets_.begin(), tickets_.end(), ticket);
    return found == tickets_.end() ? -1 : static_cast<int>(found - tickets_.begin());
}

}  // namespace rhyme::ui
