#include "ui/session/session.h"

#include <algorithm>

#include "core/base/files.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

/// The library at `path`; in memory when that cannot be opened (the Error then says why).
std::shared_ptr<Library> open_library(const std::filesystem::path& path, QString& problem) {
    auto opened = Library::open(path);
    if (opened) return std::move(*opened);
    problem = error_words(opened.error());
    auto in_memory = Library::open(":memory:");
    return in_memory ? std::shared_ptr<Library>(std::move(*in_memory)) : nullptr;
}

}  // namespace

Session::Session(const Options& options, QObject* parent)
    : QObject(parent),
      pool_(std::make_shared<MediaPool>(options.cache_bytes)),
      renderer_(pool_, std::make_shared<ProxySet>()),
      history_(make_timeline(FrameRate(25, 1), 1920, 1080)),
      state_folder_(options.state_folder) {
    QString problem;
    library_ = open_library(options.library, problem);
    footage_ = new Footage(pool_, library_, options.analysis_threads, this);
    thumbnails_ = new Thumbnails(pool_, this);
    waveforms_ = new Waveforms(pool_, this);
    connect(footage_, &Footage::refused, this, [this](const QString& message) { tell(message, true); });
    connect(footage_, &Footage::inserted, this, &Session::media_changed);
    connect(footage_, &Footage::opened, this, [this] {
        if (media_serial_ != saved_media_) keep();  // a file of a loaded project that was found again is no change
    });
    if (!problem.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, problem] { tell(problem, true); }, Qt::QueuedConnection);
    }
    start_anew();
}

Session::~Session() = default;

bool Session::commit(const QString& label, Result<Timeline> edited, const QString& gesture) {
    if (!edited) return commit(label, Result<Sequences>(fail(edited.error())), gesture);
    return commit(label, Result<Sequences>(with_timeline(history_.sequences(), std::move(*edited))), gesture);
}

bool Session::commit(const QString& label, Result<Sequences> edited, const QString& gesture) {
    if (!edited) {
        tell(error_words(edited.error()), true);
        return false;
    }
    if (*edited == history_.sequences()) return true;
    const Timeline before = timeline();
    history_.commit(label.toStdString(), std::move(*edited), gesture.toStdString());
    note_step(label);
    keep(&history_.entries()[history_.position()]);
    after_edit();
    // What would be drawn badly is said when it is made, not when it is seen; a drag is over when it is let go.
    if (gesture.isEmpty()) check_joins(before);
    return true;
}

/// Behind the window: the pictures on both sides have to be looked at.
void Session::check_joins(const Timeline& before) {
    check_.cancel();
    check_ = checks_.run(
        [this, before, after = timeline()](std::stop_token) { return renderer_.check_new_transitions(before, after); },
        [this](const Result<void>& good) {
            if (!good) tell(error_words(good.error()), true);
        });
}

void Session::undo() {
    if (can_undo()) go_to_step(step() - 1);
}

void Session::redo() {
    if (can_redo()) go_to_step(step() + 1);
}

void Session::after_edit() {
    Selection kept = selection_;
    std::erase_if(kept.clips, [this](ClipId id) { return !timeline().find(id); });
    if (kept.is_cut()) {
        const Track* track = timeline().track_of(kept.cut_from);
        const Clip* from = track ? track->find(kept.cut_from) : nullptr;
        const Clip* to = from ? track->after(*from) : nullptr;
        if (!to || to->id != kept.cut_to) kept.cut_from = kept.cut_to = {};
    }
    point_to(std::nullopt);
    emit timeline_changed();
    if (const auto& bin = history_.sequences().bin; !bin.same(told_bin_)) {
        told_bin_ = bin;
        emit bin_changed();
    }
    select(std::move(kept));
    emit steps_changed();
    emit project_changed();
}

void Session::set_playhead(FramePosition position) {
    position = std::max(position, FramePosition(0));
    if (position == playhead_) return;
    playhead_ = position;
    emit playhead_changed();
}

void Session::select(Selection selection) {
    if (selection == selection_) return;
    selection_ = std::move(selection);
    emit selection_changed();
}

void Session::set_range(std::optional<FramePosition> in, std::optional<FramePosition> out) {
    if (in && out && *out <= *in) out.reset();
    if (in == in_ && out == out_) return;
    in_ = in, out_ = out;
    emit range_changed();
}

void Session::point_to(std::optional<FrameRange> range) {
    if (range == pointed_to_) return;
    pointed_to_ = range;
    emit pointed_to_changed();
}

void Session::set_snapping(bool on) {
    if (on == snapping_) return;
    snapping_ = on;
    emit snapping_changed();
}

void Session::set_source(const Source& source) {
    if (source == source_) return;
    source_ = source;
    emit source_changed();
}

std::optional<Piece> Session::piece_of(MediaId media) const {
    const BinItem* item = footage_->find(media);
    if (!item || !item->file) return std::nullopt;
    return Piece{media, item->file, item->name.toStdString(), std::nullopt, true};
}

std::optional<Piece> Session::source_piece() const {
    auto piece = piece_of(source_.media);
    if (!piece || (!source_.in && !source_.out)) return piece;
    const FrameCount whole = piece->file->index ? piece->file->index->size()
                                                : timeline().rate.count(piece->file->info.duration, Rounding::Nearest);
    const FramePosition in = source_.in.value_or(FramePosition(0));
    const FramePosition out = std::min(source_.out.value_or(FramePosition(0) + whole), FramePosition(0) + whole);
    if (out > in) piece->range = FrameRange::between(in, out);
    return piece;
}

QString Session::project_name() const {
    return path_.empty() ? tr("Untitled") : QString::fromStdString(path_text(path_.stem()));
}

bool Session::is_saved() const { return steps_[step()].serial == saved_serial_ && media_serial_ == saved_media_; }

}  // namespace rhyme::ui
