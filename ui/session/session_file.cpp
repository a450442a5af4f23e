// The session's project file, its history beyond this run, and what is kept of both (core/project/keeper.h).
#include <algorithm>

#include "core/base/files.h"
#include "core/project/project.h"
#include "ui/session/session.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

History history_of(const Project& project) { return History(project.sequences()); }
void put_edit(Project& project, const History& history) { project.set_sequences(history.sequences()); }

/// No id that was ever handed out may be handed out again.
void raise_ids(Project& project, const History& history) {
    Sequences sequences = project.sequences();
    for (auto& timeline : sequences.all) {
        const Timeline* now = history.sequences().find(timeline->id);
        if (!now || now->next_id <= timeline->next_id) continue;
        Timeline raised = *timeline;
        raised.next_id = now->next_id;
        timeline = std::make_shared<const Timeline>(std::move(raised));
    }
    sequences.next_sequence = std::max(sequences.next_sequence, history.sequences().next_sequence);
    project.set_sequences(sequences);
}

QString and_more(const std::vector<std::string>& sentences) {
    QString text = QString::fromStdString(sentences.front());
    if (sentences.size() > 1) text += Session::tr(" (and %1 more)").arg(sentences.size() - 1);
    return text;
}

}  // namespace

// ---- the history

void Session::note_step(const QString& label) {
    const std::size_t at = step();
    steps_.resize(at, {QString(), 0});
    steps_.push_back({label, next_serial_++});
}

void Session::go_to_step(std::size_t to) {
    if (to >= steps_.size() || to == step()) return;
    if (to >= first_step_ && to - first_step_ < history_.entries().size()) {
        history_.jump(to - first_step_);
    } else {
        auto then = keeper_ ? keeper_->project_of(to) : fail(ErrorCode::NotFound, "the step was not kept");
        if (!then) return tell(error_words(then.error()), true);
        raise_ids(*then, history_);
        history_ = history_of(*then);
        first_step_ = to;
    }
    keep();
    after_edit();
}

/// Hands the change to the keeper; a step of the history when there is one, else something undo leaves alone.
void Session::keep(const History::Entry* committed) {
    if (!keeper_) return;
    if (committed)
        keeper_->commit(project(), step(), committed->label, committed->gesture);
    else
        keeper_->move(project(), step());
}

void Session::media_changed() {
    ++media_serial_;
    keep();
    emit project_changed();
}

// ---- opening

/// `project` takes the place of all that was open.
void Session::reset(const Project& project, std::unique_ptr<Keeper> keeper) {
    keeper_.reset();  // what follows is no change
    path_ = keeper ? keeper->path() : std::filesystem::path();
    name_ = project.name;
    origin_ = project.origin;
    footage_->clear();
    for (const MediaId id : pool_->ids()) pool_->set(id, nullptr);
    history_ = history_of(project);
    steps_.assign(1, {QString(), next_serial_++});
    first_step_ = 0;
    if (keeper) {
        const auto kept = keeper->steps();
        for (std::size_t i = 1; i < kept.size(); ++i)
            steps_.push_back({QString::fromStdString(kept[i].label), next_serial_++});
        first_step_ = keeper->at();
    }
    for (const MediaItem& item : project.media) footage_->restore(item);
    const bool unsaved = keeper && keeper->has_unsaved();
    saved_serial_ = unsaved ? 0 : steps_[step()].serial;
    saved_media_ = media_serial_;
    set_source({});
    set_range({}, {});
    keeper_ = std::move(keeper);
    if (keeper_) {
        keeper_->on_problem([this](const Error* error) {
            const QString text =
                error ? tr("Changes cannot be kept safe: %1").arg(error_words(*error))
                      : tr("Changes are kept safe again");
            const bool problem = error != nullptr;
            QMetaObject::invokeMethod(
                this, [this, text, problem] { tell(text, problem); }, Qt::QueuedConnection);
        });
    }
    after_edit();
    set_playhead(FramePosition(0));
}

void Session::start_anew() {
    Project fresh;
    fresh.timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
    std::unique_ptr<Keeper> keeper;
    if (!state_folder_.empty())
        if (auto started = Keeper::start(fresh, state_folder_)) keeper = std::move(*started);
    reset(fresh, std::move(keeper));
}

Result<void> Session::adopt(std::unique_ptr<Keeper> keeper) {
    std::vector<std::string> warnings;
    const auto project = keeper->project(&warnings);
    if (!project) return fail(project.error());
    reset(*project, std::move(keeper));
    if (!warnings.empty()) tell(and_more(warnings), true);
    return {};
}

Result<void> Session::load(const std::filesystem::path& path, const AskUnsaved& ask) {
    if (state_folder_.empty()) {
        std::vector<std::string> warnings;
        const auto project = load_project(path, &warnings);
        if (!project) return fail(project.error());
        reset(*project, nullptr);
        path_ = path;
        if (!warnings.empty()) tell(and_more(warnings), true);
        return {};
    }
    std::error_code unknown;
    if (keeper_ && std::filesystem::equivalent(path, path_, unknown)) keeper_.reset();  // its lock is ours
    auto keeper = Keeper::open(path, state_folder_);
    if (!keeper) return fail(keeper.error());
    if ((*keeper)->has_unsaved() && ask) {
        const Unsaved found{(*keeper)->path(), (*keeper)->last_change(), saved_at(path), (*keeper)->file_changed()};
        if (!ask(found))
            if (const auto left = (*keeper)->give_up_unsaved(); !left) return left;
    }
    if (const auto adopted = adopt(std::move(*keeper)); !adopted) return adopted;
    if (is_elsewhere())
        tell(tr("%1 is open in another window of Rhyme: save it under another name").arg(project_name()), true);
    return {};
}

Result<void> Session::resume(const LeftSession& left) {
    auto keeper = Keeper::resume(left, state_folder_);
    return keeper ? adopt(std::move(*keeper)) : fail(keeper.error());
}

// ---- saving

Project Session::project() const {
    Project project;
    project.name = name_;
    put_edit(project, history_);
    for (const BinItem& item : footage_->items()) {
        if (item.kept) project.media.push_back(*item.kept);
    }
    return project;
}

Result<void> Session::save(const std::filesystem::path& path) {
    Project project = this->project();
    if (project.name.empty()) project.name = path_text(path.stem());
    if (!keeper_) project.origin = origin_;
    if (auto saved = keeper_ ? keeper_->save(project, path) : save_project(project, path); !saved) return saved;
    path_ = keeper_ ? keeper_->path() : path;
    name_ = project.name;
    saved_serial_ = steps_[step()].serial;
    saved_media_ = media_serial_;
    emit project_changed();
    return {};
}

void Session::give_up_changes() {
    if (keeper_) (void)keeper_->give_up_unsaved();
    saved_serial_ = steps_[step()].serial;
    saved_media_ = media_serial_;
}

std::vector<ProjectVersion> Session::versions() const {
    return keeper_ ? keeper_->versions() : std::vector<ProjectVersion>();
}

Result<void> Session::bring_back(const ProjectVersion& version) {
    const auto text = read_file(version.file);
    if (!text) return fail(text.error());
    auto project = parse_project(*text, path_.parent_path());
    if (!project) {
        project.error().file = path_text(version.file);
        return fail(project.error());
    }
    for (const MediaItem& item : project->media)
        if (!footage_->find(item.id)) footage_->restore(item);
    raise_ids(*project, history_);
    commit(tr("Bring back an earlier version"), Result<Sequences>(project->sequences()));
    return {};
}

void Session::relink(const std::vector<MediaItem>& found) {
    for (const MediaItem& item : found) footage_->relink(item);
    if (!found.empty()) media_changed();
}

}  // namespace rhyme::ui
