#include "ui/session/session.h"

#include <algorithm>

#include "core/base/files.h"

namespace rhyme::ui {
namespace {

/// The library at `path`; in memory when that cannot be opened (the Error then says why).
std::shared_ptr<Library> open_library(const std::filesystem::path& path, QString& problem) {
    auto opened = Library::open(path);
    if (opened) return std::move(*opened);
    problem = QString::fromStdString(opened.error().message());
    auto in_memory = Library::open(":memory:");
    return in_memory ? std::shared_ptr<Library>(std::move(*in_memory)) : nullptr;
}

}  // namespace

Session::Session(const Options& options, QObject* parent)
    : QObject(parent),
      pool_(std::make_shared<MediaPool>(options.cache_bytes)),
      renderer_(pool_),
      history_(make_timeline(FrameRate(25, 1), 1920, 1080)) {
    history_.mark_saved();
    QString problem;
    library_ = open_library(options.library, problem);
    footage_ = new Footage(pool_, library_, options.analysis_threads, this);
    thumbnails_ = new Thumbnails(pool_, this);
    waveforms_ = new Waveforms(pool_, this);
    connect(footage_, &Footage::refused, this, [this](const QString& message) { tell(message, true); });
    connect(footage_, &Footage::inserted, this, &Session::project_changed);
    if (!problem.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, problem] { tell(problem, true); }, Qt::QueuedConnection);
    }
}

Session::~Session() = default;

bool Session::commit(const QString& label, Result<Timeline> edited, const QString& gesture) {
    if (!edited) {
        tell(QString::fromStdString(edited.error().message()), true);
        return false;
    }
    if (*edited == timeline()) return true;
    history_.commit(label.toStdString(), std::move(*edited), gesture.toStdString());
    after_edit();
    return true;
}

void Session::undo() {
    if (!history_.can_undo()) return;
    history_.undo();
    after_edit();
}

void Session::redo() {
    if (!history_.can_redo()) return;
    history_.redo();
    after_edit();
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
    emit timeline_changed();
    select(std::move(kept));
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

bool Session::is_saved() const { return history_.is_saved() && footage_->items().size() == saved_items_; }

void Session::start_anew() {
    path_.clear();
    origin_.clear();
    footage_->clear();
    for (const MediaId id : pool_->ids()) pool_->set(id, nullptr);
    history_ = History(make_timeline(FrameRate(25, 1), 1920, 1080));
    history_.mark_saved();
    saved_items_ = 0;
    set_source({});
    set_range({}, {});
    after_edit();
    set_playhead(FramePosition(0));
}

}  // namespace rhyme::ui
