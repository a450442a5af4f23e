#include "ui/match/match_search.h"

#include <algorithm>
#include <thread>

namespace rhyme::ui {
namespace {
constexpr int settle_ms = 200;
constexpr std::size_t longest_list = 60;
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
}

void MatchSearch::refresh_soon() { timer_.start(); }

void MatchSearch::set_whole_bin(bool on) {
    if (on == whole_bin_) return;
    whole_bin_ = on;
    refresh();
}

void MatchSearch::refresh() {
    MatchQuestion question;
    if (!whole_bin_) {
        question = ask(session_.timeline(), session_.selection(), session_.playhead(),
                       [this](MediaId id) { return session_.pool()->find(id); });
    }
    const bool same = question == question_ && !footage_changed_ && state_ != State::Failed;
    if (same && (state_ == State::Ready || state_ == State::Searching)) return;
    if (question != question_) matches_.clear();  // else the old answers stay until the new ones are there
    question_ = question;
    search();
}

void MatchSearch::search() {
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
    if (session_.footage().items().empty()) {
        matches_.clear();
        return set_state(State::NoFootage);
    }
    const bool asked_is_there = question_.kind == MatchQuestion::Kind::WholeBin || query.from.path;
    if (footage.empty() || !asked_is_there) {
        matches_.clear();
        const bool working = session_.footage().analysing() || session_.footage().opening();
        return set_state(working ? State::Analysing : State::NoFootage);
    }
    query.top = 3 * longest_list;  // some leave too little of a shot to be placed
    query.jobs = std::max(1u, std::thread::hardware_concurrency());
    progress_ = 0;
    set_state(State::Searching);
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] {
            progress_ = fraction;
            emit progress_changed();
        });
    };
    const bool anew = !finder_ || footage != finder_footage_;
    auto work = [footage, query, progress, known = anew ? nullptr : finder_](std::stop_token cancel) {
        auto finder = known ? known : std::make_shared<const MatchFinder>(footage, query.jobs, cancel);
        return Found{finder, finder->find(query, progress, cancel)};
    };
    searching_ = jobs_.run(std::move(work), [this, footage, media](Found found) {
        finder_ = std::move(found.finder), finder_footage_ = footage;
        footage_ = footage, media_ = media;
        matches_.clear();
        if (!found.list) {
            problem_ = QString::fromStdString(found.list.error().message());
            return set_state(State::Failed);
        }
        for (Match& match : found.list->matches) {
            if (matches_.size() == longest_list) break;
            if (worth_offering(session_.timeline(), question_, side(match.from), side(match.to))) {
                matches_.push_back(std::move(match));
            }
        }
        set_state(State::Ready);
    });
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

void MatchSearch::reject(std::size_t index) {
    if (index >= matches_.size()) return;
    remember(matches_[index], false);
    matches_.erase(matches_.begin() + static_cast<std::ptrdiff_t>(index));
    emit changed();
}

void MatchSearch::remember(const Match& match, bool accepted) {
    if (!session_.library() || match.from.media >= footage_.size() || match.to.media >= footage_.size()) return;
    const auto stored =
        session_.library()->add_verdict({footage_[match.from.media]->fingerprint, footage_[match.to.media]->fingerprint,
                                         match.from.frame, match.to.frame, accepted});
    if (!stored) session_.tell(QString::fromStdString(stored.error().message()), true);
}

}  // namespace rhyme::ui
