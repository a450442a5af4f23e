#include "ui/match/match_search.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "ui/match/search_work.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {
constexpr int settle_ms = 200;
constexpr std::size_t longest_list = 60;
constexpr std::int64_t same_join = 12;  // frames: a join so near a refused one is the same

bool near(FramePosition a, FramePosition b) { return std::llabs(a.value - b.value) <= same_join; }
}  // namespace

MatchSearch::MatchSearch(Session& session, QObject* parent) : QObject(parent), session_(session), jobs_(1) {
    timer_.setSingleShot(true);
    timer_.setInterval(settle_ms);
    connect(&timer_, &QTimer::timeout, this, &MatchSearch::refresh);
    connect(&session.footage(), &Footage::analyses_changed, this, [this] {
        footage_changed_ = true;
        refresh_soon();
    });
    connect(&session.footage(), &Footage::inserted, this, &MatchSearch::refresh_soon);
    connect(&session, &Session::timeline_changed, this, &MatchSearch::refresh_soon);
    connect(&session, &Session::selection_changed, this, &MatchSearch::refresh_soon);
    connect(&session, &Session::playhead_changed, this, &MatchSearch::refresh_soon);
    connect(&session, &Session::source_changed, this, [this] {
        if (subject_ == Subject::Frame) refresh_soon();
    });
}

void MatchSearch::refresh_soon() { timer_.start(); }

void MatchSearch::set_subject(Subject subject) {
    if (subject == Subject::Frame) frame_ = {session_.source().media, session_.source().at};
    if (subject == subject_ && subject != Subject::Frame) return;
    subject_ = subject;
    refresh();
}

void MatchSearch::ask_about(MediaId media, FramePosition frame) {
    subject_ = Subject::Frame;
    frame_ = {media, frame};
    refresh();
}

void MatchSearch::set_options(const MatchOptions& options) {
    if (options == options_) return;
    const bool again = !same_search(options, options_);
    options_ = options;
    if (again) {
        footage_changed_ = true;  // asks anew, once the hand rests
        refresh_soon();
    } else {
        filter();
        emit changed();
    }
}

MatchQuestion MatchSearch::ask_now() const {
    const FindMedia find = [this](MediaId id) { return session_.pool()->find(id); };
    switch (subject_) {
        case Subject::WholeBin:
            return {};
        case Subject::Frame:
            return ask_frame(frame_.first, frame_.second);
        case Subject::Selected:
            return ask_selected(session_.timeline(), session_.selection(), find);
        default:
            return ask(session_.timeline(), session_.selection(), session_.playhead(), find);
    }
}

void MatchSearch::refresh() {
    const MatchQuestion question = ask_now();
    const bool same = question == question_ && !footage_changed_ && state_ != State::Failed;
    if (same && (state_ == State::Ready || state_ == State::Searching)) return;
    if (question != question_) found_.clear(), matches_.clear();  // else the old answers stay until the new are there
    question_ = question;
    search();
}

void MatchSearch::search() {
    searching_.cancel();
    footage_changed_ = false;
    std::vector<AnalysisPtr> footage;
    std::vector<MediaId> media;
    SearchWork work;
    work.kind = question_.kind;
    put_into(work.query, options_);
    for (const BinItem& item : session_.footage().items()) {
        if (!item.analysis) continue;
        footage.push_back(item.analysis);
        media.push_back(item.media);
        if (question_.media && item.media == question_.media) work.query.from = {item.analysis->path, question_.frames};
        for (const auto& [id, frames] : question_.others)
            if (id == item.media) work.others.push_back({item.analysis->path, frames});
    }
    const auto nothing = [this](State state) {
        found_.clear(), matches_.clear();
        set_state(state);
    };
    if (session_.footage().items().empty()) return nothing(State::NoFootage);
    if (footage.empty() || (question_.media && !work.query.from.path)) {
        const bool working = session_.footage().analysing() || session_.footage().opening();
        return nothing(working ? State::Analysing : State::NoFootage);
    }
    work.query.top = 3 * longest_list;  // some leave too little of a shot to be placed
    work.query.jobs = std::max(1u, std::thread::hardware_concurrency());
    progress_ = 0;
    set_state(State::Searching);
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] {
            progress_ = fraction;
            emit progress_changed();
        });
    };
    const bool known = finder_ && footage == finder_footage_;
    const bool frame = question_.kind == MatchQuestion::Kind::Frame;
    const auto file = frame ? session_.pool()->find(question_.media) : nullptr;
    auto run = [footage, work, progress, known, before = finder_, file, library = session_.library(),
                at = question_.frames.start](std::stop_token cancel) {
        Found found{known ? before : nullptr, MatchList(), footage, {}, {}};
        if (!known)
            found.finder = before ? std::make_shared<const MatchFinder>(*before, footage, work.query.jobs, cancel)
                                  : std::make_shared<const MatchFinder>(footage, work.query.jobs, cancel);
        std::shared_ptr<const MatchFinder> asked = found.finder;
        if (file) {  // the frame may be no moment of its file yet
            for (AnalysisPtr& analysis : found.footage) {
                if (analysis->path != *work.query.from.path) continue;
                auto more = with_frame(analysis, file, at);
                if (!more) {
                    found.list = fail(more.error());
                    return found;
                }
                if (*more == analysis) break;
                analysis = *more;
                asked = std::make_shared<const MatchFinder>(*found.finder, found.footage, work.query.jobs, cancel);
            }
        }
        if (library)
            if (auto verdicts = library->verdicts()) found.verdicts = std::move(*verdicts);
        SearchWork learned = work;
        found.taste = Taste::learn(found.finder->examples(found.verdicts));
        learned.query.weights =
            found.taste.applied_to(work.query.weights.empty() ? default_weights() : work.query.weights);
        found.list = answer(*asked, learned, progress, cancel);
        return found;
    };
    searching_ = jobs_.run(std::move(run), [this, footage, media](Found found) {
        finder_ = std::move(found.finder), finder_footage_ = footage;
        footage_ = std::move(found.footage), media_ = media;
        found_.clear();
        if (!found.list) {
            matches_.clear();
            problem_ = error_words(found.list.error());
            return set_state(State::Failed);
        }
        refused_before_ = std::move(found.verdicts);
        taste_ = std::move(found.taste);
        found_ = std::move(found.list->matches);
        std::erase_if(found_, [this](const Match& match) {
            return refused(match) || !worth_offering(session_.timeline(), question_, side(match.from), side(match.to));
        });
        filter();
        set_state(State::Ready);
    });
}

void MatchSearch::filter() {
    matches_.clear();
    const FindMedia find = [this](MediaId id) { return session_.pool()->find(id); };
    const UsedParts used = options_.unused ? used_parts(session_.timeline(), find) : UsedParts();
    for (const Match& match : found_) {
        if (matches_.size() == longest_list) break;
        if (passes(options_, side(match.from), side(match.to), used)) matches_.push_back(match);
    }
}

void MatchSearch::set_state(State state) {
    state_ = state;
    emit changed();
}

MatchSide MatchSearch::side(const MatchEnd& end) const {
    MatchSide side;
    if (end.media >= media_.size()) return side;
    side.media = media_[end.media];
    side.file = session_.pool()->find(side.media);
    side.frame = end.frame;
    if (const BinItem* item = session_.footage().find(side.media)) side.name = item->name.toStdString();
    const auto& shots = footage_[end.media]->shots;
    if (end.shot >= 0 && end.shot < static_cast<int>(shots.size())) {
        side.shot = shots[static_cast<std::size_t>(end.shot)].range;
    } else {
        side.shot = {FramePosition(0), FrameCount(footage_[end.media]->frames)};
    }
    return side;
}

const Moment* MatchSearch::moment(const MatchEnd& end) const {
    if (end.media >= footage_.size() || end.moment >= footage_[end.media]->moments.size()) return nullptr;
    return &footage_[end.media]->moments[end.moment];
}

// ---- what the editor thinks of them

std::optional<Library::Verdict> MatchSearch::verdict(const Match& match, bool accepted) const {
    if (match.from.media >= footage_.size() || match.to.media >= footage_.size()) return std::nullopt;
    return Library::Verdict{footage_[match.from.media]->fingerprint, footage_[match.to.media]->fingerprint,
                            match.from.frame, match.to.frame, accepted};
}

bool MatchSearch::remember(const Match& match, bool accepted) {
    const auto answer = verdict(match, accepted);
    if (!session_.library() || !answer) return false;
    if (const auto stored = session_.library()->add_verdict(*answer); !stored) {
        session_.tell(error_words(stored.error()), true);
        return false;
    }
    return true;
}

/// The newest answer to a join counts.
bool MatchSearch::refused(const Match& match) const {
    const auto asked = verdict(match, false);
    if (!asked) return false;
    const auto about = [&](const Library::Verdict& v) {
        return v.from_fingerprint == asked->from_fingerprint && v.to_fingerprint == asked->to_fingerprint &&
               near(v.from_frame, asked->from_frame) && near(v.to_frame, asked->to_frame);
    };
    const auto last = std::find_if(refused_before_.rbegin(), refused_before_.rend(), about);
    return last != refused_before_.rend() && !last->accepted;
}

void MatchSearch::reject(std::size_t index) {
    if (index >= matches_.size()) return;
    const Match match = matches_[index];
    const auto answer = verdict(match, false);
    remember(match, false);
    if (answer) rejected_.push_back({*answer, match}), refused_before_.push_back(*answer);
    const auto same = [&](const Match& m) { return m.rank == match.rank; };
    std::erase_if(found_, same);
    std::erase_if(matches_, same);
    emit changed();
}

void MatchSearch::take_back() {
    if (rejected_.empty()) return;
    const Refused last = std::move(rejected_.back());
    rejected_.pop_back();
    if (session_.library()) {
        if (const auto done = session_.library()->take_back_verdict(last.verdict); !done)
            session_.tell(error_words(done.error()), true);
    }
    const auto same = [&](const Library::Verdict& v) {
        return v.from_fingerprint == last.verdict.from_fingerprint && v.to_fingerprint == last.verdict.to_fingerprint &&
               v.from_frame == last.verdict.from_frame && v.to_frame == last.verdict.to_frame && !v.accepted;
    };
    std::erase_if(refused_before_, same);
    footage_changed_ = true;  // it may belong to another question by now
    refresh();
}

}  // namespace rhyme::ui
