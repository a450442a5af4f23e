#include "ui/match/match_finder.h"

#include <algorithm>
#include <thread>

namespace rhyme::ui {
namespace {
constexpr int settle_ms = 200;
constexpr std::size_t longest_list = 60;
}  // namespace

MatchFinder::MatchFinder(Session& session, QObject* parent) : QObject(parent), session_(session), jobs_(1) {
    timer_.setSingleShot(true);
    timer_.setInterval(settle_ms);
    connect(&timer_, &QTimer::timeout, this, &MatchFinder::refresh);
    connect(&session.footage(), &Footage::analyses_changed, this, [this] {
        footage_changed_ = true;
        refresh_soon();
    });
    connect(&session.footage(), &Footage::inserted, this, &MatchFinder::refresh_soon);
    connect(&session, &Session::timeline_changed, this, &MatchFinder::refresh_soon);
    connect(&session, &Session::selection_changed, this, &MatchFinder::refresh_soon);
    connect(&session, &Session::playhead_changed, this, &MatchFinder::refresh_soon);
}

void MatchFinder::refresh_soon() { timer_.start(); }

void MatchFinder::set_whole_bin(bool on) {
    if (on == whole_bin_) return;
    whole_bin_ = on;
    refresh();
}

void MatchFinder::refresh() {
    MatchQuestion question;
    if (!whole_bin_) {
        question = ask(session_.timeline(), session_.selection(), session_.playhead(),
                       [this](MediaId id) { return session_.pool()->find(id); });
    }
    const bool same = question == question_ && !footage_changed_ && state_ != State::Failed;
    if (same && (state_ == State::Ready || state_ == State::Searching)) return;
    question_ = question;
    search();
}

void MatchFinder::search() {
    searching_.cancel();
    footage_changed_ = false;
    std::vector<AnalysisPtr> footage;
    std::vector<MediaId> media;
    MatchQuery query;
    for (const BinItem& item : session_.footage().items()) {
        if (!item.analysis) continue;
        footage.push_back(item.analysis);
        media.push_back(item.media);
        if (question_.kind != MatchQuestion::Kind::WholeBin && item.media == question_.media) {
            query.from = {item.analysis->path, question_.frames};
        }
    }
    footage_ = footage, media_ = media;
    matches_.clear();
    if (session_.footage().items().empty()) return set_state(State::NoFootage);
    const bool asked_is_there = question_.kind == MatchQuestion::Kind::WholeBin || query.from.path;
    if (footage.empty() || !asked_is_there) {
        const bool working = session_.footage().analysing() || session_.footage().opening();
        return set_state(working ? State::Analysing : State::NoFootage);
    }
    query.top = longest_list;
    query.jobs = std::max(1u, std::thread::hardware_concurrency());
    progress_ = 0;
    set_state(State::Searching);
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] {
            progress_ = fraction;
            emit progress_changed();
        });
    };
    searching_ = jobs_.run([footage = std::move(footage), query, progress](
                               std::stop_token cancel) { return find_matches(footage, query, progress, cancel); },
                           [this](Result<MatchList> found) {
                               if (!found) {
                                   problem_ = QString::fromStdString(found.error().message());
                                   return set_state(State::Failed);
                               }
                               matches_ = std::move(found->matches);
                               set_state(State::Ready);
                           });
}

void MatchFinder::set_state(State state) {
    state_ = state;
    emit changed();
}

MatchSide MatchFinder::side(const MatchEnd& end) const {
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

void MatchFinder::reject(std::size_t index) {
    if (index >= matches_.size()) return;
    remember(matches_[index], false);
    matches_.erase(matches_.begin() + static_cast<std::ptrdiff_t>(index));
    emit changed();
}

void MatchFinder::remember(const Match& match, bool accepted) {
    if (!session_.library() || match.from.media >= footage_.size() || match.to.media >= footage_.size()) return;
    const auto stored =
        session_.library()->add_verdict({footage_[match.from.media]->fingerprint, footage_[match.to.media]->fingerprint,
                                         match.from.frame, match.to.frame, accepted});
    if (!stored) session_.tell(QString::fromStdString(stored.error().message()), true);
}

}  // namespace rhyme::ui
