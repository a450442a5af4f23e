// What lies in the bin: files being opened, analysed, ready or refused. All work is done off the window's thread.
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/library.h"
#include "core/media/media.h"
#include "core/media/media_pool.h"
#include "ui/session/jobs.h"

namespace rhyme {
struct MediaItem;  // core/project/project.h
}

namespace rhyme::ui {

struct BinItem {
    enum class State { Opening, Waiting, Analysing, Ready, Failed, Offline };
    std::filesystem::path path;
    QString name;
    State state = State::Opening;
    double progress = 0;  ///< of the analysis, 0..1
    QString problem;      ///< one sentence, when Failed or Offline, or when its analysis failed
    MediaId media;        ///< none while opening or when refused
    std::shared_ptr<const Media> file;
    std::shared_ptr<const MediaItem> kept;  ///< what the project keeps of it; null while a new one is opening
    AnalysisPtr analysis;                   ///< null until Ready; stays null for a song

    bool has_picture() const { return file && file->info.video; }
    bool has_sound() const { return file && file->info.audio; }
};

/// Window thread only.
class Footage : public QObject {
    Q_OBJECT
public:
    /// `library` may be null: then nothing is analysed.
    Footage(std::shared_ptr<MediaPool> pool, std::shared_ptr<Library> library, unsigned analysis_threads,
            QObject* parent = nullptr);
    ~Footage() override;

    /// Files and folders; returns at once. Files that are there already are not added twice.
    void add(const std::vector<std::filesystem::path>& paths);
    /// A file of a loaded project under its known id; opened (or found to be offline) and analysed like any other.
    void restore(const MediaItem& item);
    /// The file of this id is looked for under another path.
    void relink(const MediaItem& found);
    void clear();
    /// What is not analysed yet stays so (and matches nothing) until the project is opened again.
    void stop_analysing();

    const std::vector<BinItem>& items() const { return items_; }
    const BinItem* find(MediaId media) const;
    const BinItem* find_path(const std::filesystem::path& path) const;
    std::vector<AnalysisPtr> analyses() const;  ///< of all that is ready, in the bin's order
    int opening() const;                        ///< how many files are not open yet
    int analysing() const;                      ///< how many wait for analysis or are in it
    double progress() const;                    ///< of all that is being opened and analysed, 0..1

signals:
    void inserted(int row);
    void changed(int row);
    void cleared();
    void opened(rhyme::MediaId media);
    void analyses_changed();
    void refused(const QString& message);

private:
    void append(const std::filesystem::path& path);
    void open(std::size_t ticket, const std::filesystem::path& path);
    void reopen(std::size_t ticket, const MediaItem& item);
    void opened_at(int row, MediaId media);
    void analyze(std::size_t ticket);
    int row_of(std::size_t ticket) const;

    std::shared_ptr<MediaPool> pool_;
    std::shared_ptr<Library> library_;
    unsigned analysis_threads_;
    std::vector<BinItem> items_;
    std::vector<std::size_t> tickets_;  // per item; never used again, so late reports find nothing
    std::size_t next_ticket_ = 1;
    std::unique_ptr<Jobs> opening_, analysing_;
};

}  // namespace rhyme::ui
