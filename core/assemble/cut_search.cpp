#include "core/assemble/cut_search.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <queue>
#include <set>

namespace rhyme {
namespace {

using P = CutProblem;
constexpr float never = -1e30f;
constexpr int price_rounds = 10;
constexpr std::size_t large = 2'000'000;  // places times entries: then fewer rounds must do

struct Node {
    std::shared_ptr<const Node> before;
    std::size_t slot, entry;
    std::int64_t in;
    const P::Join* join;
    double total;        // up to the beginning of this piece
    double priced;       // the same with what the bound asks for a take that comes back
    std::size_t to = 0;  // of the piece before: where it ended is `slot`
    int beats = 0;       // of the piece before
};
using NodePtr = std::shared_ptr<const Node>;

class Search {
public:
    explicit Search(const P& p, double dearer = 1)
        : p_(p), return_(dearer * p.cost_of_return), last_(p.places.size() - 1) {
        for (std::size_t e = 0; e < p.entries.size(); ++e)
            if (p.entries[e].fresh) fresh_.push_back(e);
        kept_at_.assign(p.places.size(), nullptr);
        for (const P::Kept& k : p.kept) kept_at_[k.slot] = &k;
        kept_entry_.assign(p.entries.size(), false);
        for (const P::Kept& k : p.kept) kept_entry_[k.entry] = true;
        inside_kept_.assign(p.places.size(), false);
        for (const P::Kept& k : p.kept)
            for (std::size_t s = k.slot + 1; s < k.to; ++s) inside_kept_[s] = true;
        next_kept_.assign(p.places.size(), P::none);
        for (std::size_t s = last_; s-- > 0;) next_kept_[s] = kept_at_[s + 1] ? s + 1 : next_kept_[s + 1];
        uses_.assign(takes(), 0);
        look_back();
    }

    double bound() const {
        double best = never;
        for (const std::size_t e : starts()) best = std::max(best, double(togo_[index(0, e)]));
        return best + credit_;
    }

    /// Lowers the bound: a take that comes back n times costs n (n - 1) / 2 returns, which is never less than
    /// u n - u (u + 1) / 2, whatever whole u; so each use may be priced at u returns. The u of every take is moved
    /// towards what the best priced chain uses, and those with the lowest bound stay.
    void learn_prices(int rounds, const Cancel& cancel) {
        std::vector<int> best = uses_;
        double lowest = bound();
        int since = 0;
        if (togo_.size() > large) rounds = 4;
        for (int round = 0; round < rounds && since < 5 && !cancel.stop_requested(); ++round, ++since) {
            std::vector<int> counts = counts_of_best();
            if (round == 0) {  // about what there is for each
                const int all = std::accumulate(counts.begin(), counts.end(), 0);
                const int each = all / std::max(1, int(fresh_takes()));
                std::fill(uses_.begin(), uses_.end(), each);
                for (std::size_t t = 0; t < counts.size(); ++t) counts[t] = std::clamp(counts[t], each, each + 1);
            }
            bool moved = round == 0;
            for (std::size_t t = 0; t < uses_.size(); ++t)
                if (counts[t] != uses_[t])
                    uses_[t] += std::clamp(counts[t] - uses_[t], round < 3 ? -3 : -1, round < 3 ? 3 : 1), moved = true;
            if (!moved) break;
            look_back();
            if (const double now = bound(); now < lowest) lowest = now, best = uses_, since = 0;
        }
        if (best != uses_) uses_ = best, look_back();
    }

    std::vector<NodePtr> first() const {
        std::vector<NodePtr> nodes;
        for (const std::size_t e : starts())
            if (togo_[index(0, e)] > never / 2)
                nodes.push_back(std::make_shared<Node>(Node{nullptr, 0, e, in_at(e, 0), nullptr, 0, 0}));
        return nodes;
    }

    /// Not below what the best chain that begins so is worth.
    double promise(const Node& n) const { return credit_ + n.priced + togo_[index(n.slot, n.entry)]; }
    /// What it is likely to be worth: the bound grants half of what a chain saves by not coming back to other takes.
    double hope(const Node& n) const { return (promise(n) + n.total + togo_[index(n.slot, n.entry)]) / 2; }
    bool complete(const Node& n) const { return n.slot == last_; }

    /// Every way on; at most `most` of those without a join.
    /// `floors`, by slot: hopes not above it are not worth a node.
    template <class Take>
    void extend(const NodePtr& node, std::size_t most, const std::vector<double>& floors, Take take) const {
        for_steps(node->slot, node->entry, node->in, [&](const P::Step& step, std::int64_t out, double worth) {
            const double total = node->total + worth + monotony(*node, step),
                         priced = node->priced - price(node->entry) + worth + monotony(*node, step);
            if (step.to == last_) {
                take(std::make_shared<Node>(
                    Node{node, last_, node->entry, 0, nullptr, total, priced, step.to, step.beats}));
                return;
            }
            enum { Taken, Forbidden, Hopeless };
            const auto go = [&](std::size_t entry, std::int64_t in, const P::Join* join, double gain) {
                const double on = togo_[index(step.to, entry)];
                if ((credit_ + priced + total) / 2 + gain + on <= floors[step.to]) return Hopeless;
                const Costs more = history(*node, entry, in);
                if (more.returns < never / 2 || on < never / 2) return Forbidden;
                take(
                    std::make_shared<Node>(Node{node, step.to, entry, in, join, total + gain + more.returns + more.seen,
                                                priced + gain + more.seen, step.to, step.beats}));
                return Taken;
            };
            if (const P::Kept* k = kept_at_[step.to]) {
                const auto [join, gain] = best_join(node->entry, out, step.to, k->entry, k->in);
                take(std::make_shared<Node>(
                    Node{node, step.to, k->entry, k->in, join, total + gain, priced + gain, step.to, step.beats}));
                return;
            }
            for_joins(node->entry, out, step.to,
                      [&](const P::Join& j, std::int64_t in, double gain) { go(j.to_entry, in, &j, gain); });
            std::size_t taken = 0;
            for (const std::size_t e : fresh_for(node->entry)[step.to]) {
                const auto went =
                    taken < most ? go(e, in_at(e, step.to), nullptr, plain(node->entry, e, step.to)) : Hopeless;
                if (went == Hopeless) break;
                taken += went == Taken;
            }
        });
    }

    CutChain chain_of(NodePtr node) const {
        CutChain chain;
        if (!node) return chain;
        chain.worth = node->total, chain.bound = bound();
        for (; node->before; node = node->before)
            chain.pieces.push_back(
                {node->before->slot, node->slot, node->before->entry, node->before->in, node->before->join});
        std::reverse(chain.pieces.begin(), chain.pieces.end());
        return chain;
    }

private:
    struct Costs {
        double returns = 0, seen = 0;
    };
    struct Way {
        std::size_t slot = P::none, entry = P::none;
    };
    std::size_t index(std::size_t slot, std::size_t entry) const { return slot * p_.entries.size() + entry; }
    const P::Shot& shot(std::size_t entry) const { return p_.shots[p_.entries[entry].shot]; }
    std::vector<std::size_t> starts() const {
        return kept_at_[0] ? std::vector<std::size_t>{kept_at_[0]->entry} : fresh_;
    }

    std::int64_t in_at(std::size_t entry, std::size_t slot) const {
        if (kept_at_[slot] && kept_at_[slot]->entry == entry) return kept_at_[slot]->in;
        const P::Shot& s = shot(entry);
        if (!s.performance) return p_.entries[entry].in;
        return std::llround(s.offset_frame + p_.places[slot].seconds * s.rate);
    }

    /// step(step, last frame shown, worth) for each length a piece from here may have.
    template <class Do>
    void for_steps(std::size_t slot, std::size_t entry, std::int64_t in, Do step) const {
        const P::Shot& s = shot(entry);
        const P::Kept* kept = kept_at_[slot];
        if (in < s.start) return;
        const double away = s.activity - p_.places[slot].energy;
        const bool again =
            !kept && slot < p_.shown_before.size() && p_.shown_before[slot] == p_.entries[entry].shot && !s.performance;
        const double same = (again ? p_.cost_of_shown_before : 0) + p_.entries[entry].cost;
        const auto one = [&](const P::Step& next) {
            const double seconds = p_.places[next.to].seconds - p_.places[slot].seconds;
            const std::int64_t out = in + std::max<std::int64_t>(1, std::llround(seconds * s.rate)) - 1;
            if (out + s.margin >= s.end && !(kept && out < s.end)) return false;
            if (!kept && next_kept_[slot] < next.to) return false;
            const double performance = s.performance ? p_.worth_of_performance * std::min(1.0, next.beats / 4.0) : 0;
            step(next, out, next.worth + performance - same - p_.worth_of_movement * away * away);
            return true;
        };
        if (kept) {
            one({kept->to, 0, int(kept->to - slot)});
            return;
        }
        for (const P::Step& next : p_.steps[slot])
            if (!inside_kept_[next.to] && !one(next)) break;
    }

    double noise(std::size_t a, std::size_t b, std::size_t slot) const {
        if (p_.seed == 0) return 0;
        std::uint64_t x =
            (std::uint64_t(p_.seed) << 40) ^ (a * 0x9E3779B97F4A7C15ull) ^ (b * 0xC2B2AE3D27D4EB4Full) ^ slot;
        x ^= x >> 31, x *= 0xBF58476D1CE4E5B9ull, x ^= x >> 29, x *= 0x94D049BB133111EBull, x ^= x >> 32;
        return p_.spread * (double(x >> 11) / double(1ull << 52) - 1);
    }

    /// What a cut from one to the other costs when nothing is known of the two.
    double plain(std::size_t from, std::size_t to, std::size_t slot) const {
        const P::Shot &a = shot(from), &b = shot(to);
        const bool stage = b.performance || a.performance;
        return -(stage ? p_.cost_of_performance_cut : p_.cost_of_no_join) -
               (a.file == b.file && !stage ? p_.cost_of_one_file : 0) + noise(from, to, slot);
    }

    double gain(std::size_t from, const P::Join& j, std::int64_t out, std::int64_t missed_in, std::size_t slot) const {
        const bool one_file = shot(from).file == shot(j.to_entry).file;
        return j.bits - double(std::abs(j.from_frame - out) + missed_in) * p_.cost_of_a_frame - p_.cost_of_a_cut -
               (one_file ? p_.cost_of_one_file : 0) + noise(from, j.to_entry, slot);
    }

    template <class Do>
    void for_joins(std::size_t entry, std::int64_t out, std::size_t slot, Do join) const {
        const auto& list = shot(entry).leaving;
        auto at = std::lower_bound(list.begin(), list.end(), out - p_.slack,
                                   [](const P::Join& j, std::int64_t f) { return j.from_frame < f; });
        for (; at != list.end() && at->from_frame <= out + p_.slack; ++at) {
            const std::int64_t in = in_at(at->to_entry, slot), missed = std::abs(in - at->to_frame);
            if (missed <= p_.slack) join(*at, in, gain(entry, *at, out, missed, slot));
        }
    }

    std::pair<const P::Join*, double> best_join(std::size_t from, std::int64_t out, std::size_t slot, std::size_t to,
                                                std::int64_t in) const {
        std::pair<const P::Join*, double> best{nullptr, plain(from, to, slot)};
        for (const P::Join& j : shot(from).leaving) {
            if (std::abs(j.from_frame - out) > p_.slack || p_.entries[j.to_entry].shot != p_.entries[to].shot) continue;
            const std::int64_t missed = std::abs(in - j.to_frame);
            if (missed > p_.slack) continue;
            if (const double g = gain(from, j, out, missed, slot); g > best.second) best = {&j, g};
        }
        return best;
    }

    std::size_t takes() const {
        std::size_t n = 0;
        for (const P::Shot& s : p_.shots) n = std::max(n, s.take + 1);
        return n;
    }
    /// Of a piece that begins with it. What is kept, and performance, comes back free of charge.
    double price(std::size_t entry) const {
        const P::Shot& s = shot(entry);
        return s.performance || kept_entry_[entry] ? 0 : uses_[s.take] * return_;
    }
    /// What a cut to it costs at most, when nothing is known of the two and it is of another file.
    double base(std::size_t entry) const {
        return shot(entry).performance ? p_.cost_of_performance_cut : p_.cost_of_no_join;
    }
    /// By slot, what may be cut to without a join, the best first.
    const std::vector<std::vector<std::size_t>>& fresh_for(std::size_t from) const {
        return shot(from).performance ? fresh_after_performance_ : fresh_at_;
    }
    std::size_t fresh_takes() const {
        std::set<std::size_t> takes;
        for (const std::size_t e : fresh_)
            if (!shot(e).performance) takes.insert(shot(e).take);
        return takes.size();
    }
    /// How often the best priced chain uses each take.
    std::vector<int> counts_of_best() const {
        std::vector<int> counts(uses_.size(), 0);
        Way at{0, P::none};
        for (const std::size_t e : starts())
            if (at.entry == P::none || togo_[index(0, e)] > togo_[index(0, at.entry)]) at.entry = e;
        while (at.entry != P::none && at.slot < last_) {
            if (price(at.entry) > 0 || (!shot(at.entry).performance && !kept_entry_[at.entry]))
                ++counts[shot(at.entry).take];
            Way next;
            if (best_from(at.slot, at.entry, &next) < never / 2) break;
            at = next;
        }
        return counts;
    }

    /// The best there is from each slot and entry on, earlier pieces aside.
    void look_back() {
        credit_ = 0;
        for (const int u : uses_) credit_ += u * (u + 1) / 2.0 * return_;
        togo_.assign(p_.places.size() * p_.entries.size(), never);
        fresh_at_.assign(p_.places.size(), fresh_);
        const bool stage =
            std::any_of(p_.shots.begin(), p_.shots.end(), [](const P::Shot& s) { return s.performance; });
        fresh_after_performance_.assign(stage ? p_.places.size() : 0, fresh_);
        for (std::size_t e = 0; e < p_.entries.size(); ++e) togo_[index(last_, e)] = 0;
        for (std::size_t slot = last_; slot-- > 0;) {
            if (inside_kept_[slot]) continue;
            for (std::size_t e = 0; e < p_.entries.size(); ++e) {
                if (kept_at_[slot] && kept_at_[slot]->entry != e) continue;
                togo_[index(slot, e)] = float(best_from(slot, e, nullptr) - price(e));
            }
            const auto on = [&](std::size_t e) { return togo_[index(slot, e)]; };
            std::stable_sort(fresh_at_[slot].begin(), fresh_at_[slot].end(),
                             [&](std::size_t a, std::size_t b) { return on(a) - base(a) > on(b) - base(b); });
            if (stage)
                std::stable_sort(fresh_after_performance_[slot].begin(), fresh_after_performance_[slot].end(),
                                 [&](std::size_t a, std::size_t b) { return on(a) > on(b); });
        }
    }
    double best_from(std::size_t slot, std::size_t e, Way* way) const {
        double best = never;
        const auto offer = [&](double worth, std::size_t to, std::size_t entry) {
            if (worth <= best) return;
            best = worth;
            if (way) *way = {to, entry};
        };
        for_steps(slot, e, in_at(e, slot), [&](const P::Step& step, std::int64_t out, double worth) {
            if (step.to == last_) {
                offer(worth, last_, e);
                return;
            }
            if (const P::Kept* k = kept_at_[step.to]) {
                const double on = togo_[index(step.to, k->entry)];
                if (on > never / 2)
                    offer(worth + best_join(e, out, step.to, k->entry, k->in).second + on, step.to, k->entry);
                return;
            }
            for_joins(e, out, step.to, [&](const P::Join& j, std::int64_t, double gain) {
                offer(worth + gain + togo_[index(step.to, j.to_entry)], step.to, j.to_entry);
            });
            const bool staged = shot(e).performance;
            for (const std::size_t f : fresh_for(e)[step.to]) {
                const double on = togo_[index(step.to, f)];
                const double most = on - (staged ? p_.cost_of_performance_cut : base(f)) + (p_.seed ? p_.spread : 0);
                if (on < never / 2 || worth + most <= best) break;
                if (p_.entries[f].shot != p_.entries[e].shot) offer(worth + plain(e, f, step.to) + on, step.to, f);
            }
        });
        return best;
    }

    /// What the pieces so far make of one more; never where it may not be.
    Costs history(const Node& node, std::size_t entry, std::int64_t in) const {
        const P::Shot& s = shot(entry);
        const int rest = s.performance ? 1 : p_.rest;
        Costs cost;
        int ago = 1;
        for (const Node* n = &node; n; n = n->before.get(), ++ago) {
            const P::Shot& other = shot(n->entry);
            if (other.take != s.take) continue;
            if (ago <= rest) return {never, 0};
            if (s.performance) continue;
            (kept_entry_[n->entry] ? cost.seen : cost.returns) -= return_;
            if (p_.entries[n->entry].shot == p_.entries[entry].shot && std::abs(n->in - in) < s.rate)
                cost.seen -= p_.cost_of_seen;
        }
        return cost;
    }
    double monotony(const Node& node, const P::Step& step) const {
        const bool third =
            node.before && node.before->before && node.beats == step.beats && node.before->beats == step.beats;
        return third ? -p_.cost_of_monotony : 0;
    }

    const P& p_;
    double return_;  // what a take costs for each time it was there before
    std::size_t last_;
    std::vector<std::size_t> fresh_;
    std::vector<std::vector<std::size_t>> fresh_at_,
        fresh_after_performance_;  // by slot; from others, from performance
    std::vector<const P::Kept*> kept_at_;
    std::vector<std::size_t> next_kept_;  // by slot: the first that is later
    std::vector<bool> inside_kept_, kept_entry_;
    double credit_ = 0;      // what the bound must add, so that no use below uses_ is paid twice
    std::vector<int> uses_;  // by take: the price of one use, in returns
    std::vector<float> togo_;
};

bool sound(const CutProblem& p) {
    return p.places.size() >= 2 && !p.entries.empty() && p.steps.size() + 1 >= p.places.size();
}

}  // namespace

CutChain beam_cut(const CutProblem& problem, std::size_t beam, const Cancel& cancel, double dearer) {
    if (!sound(problem)) return {};
    constexpr std::size_t fresh_each = 6;
    Search search(problem, dearer);
    search.learn_prices(price_rounds, cancel);
    std::vector<std::vector<NodePtr>> at(problem.places.size());
    std::vector<double> floors(problem.places.size(), 2 * never);
    const auto better = [&](const NodePtr& a, const NodePtr& b) { return search.hope(*a) > search.hope(*b); };
    const auto add = [&](NodePtr next) {
        auto& nodes = at[next->slot];
        nodes.push_back(std::move(next));
        if (nodes.size() < 8 * beam) return;
        std::stable_sort(nodes.begin(), nodes.end(), better);
        nodes.resize(beam);
        floors[nodes.front()->slot] = search.hope(*nodes.back());
    };
    at[0] = search.first();
    NodePtr done;
    for (std::size_t slot = 0; slot + 1 < problem.places.size(); ++slot) {
        if (cancel.stop_requested()) return {};
        auto& nodes = at[slot];
        std::stable_sort(nodes.begin(), nodes.end(), better);
        if (nodes.size() > beam) nodes.resize(beam);
        for (const NodePtr& node : nodes)
            search.extend(node, fresh_each, floors, [&](NodePtr next) {
                if (!search.complete(*next))
                    add(std::move(next));
                else if (!done || next->total > done->total)
                    done = std::move(next);
            });
        nodes.clear();
    }
    CutChain chain = search.chain_of(done);
    chain.proven = done && chain.worth >= chain.bound - 1e-3;
    return chain;
}

CutChain solve_cut(const CutProblem& problem, std::size_t most, const Cancel& cancel) {
    if (!sound(problem)) return {};
    Search search(problem);
    search.learn_prices(price_rounds, cancel);
    struct Open {
        double promise;
        std::uint64_t serial;
        NodePtr node;
        bool operator<(const Open& o) const { return promise != o.promise ? promise < o.promise : serial < o.serial; }
    };
    const std::vector<double> floors(problem.places.size(), 2 * never);
    std::priority_queue<Open> open;
    std::uint64_t serial = 0;
    const auto add = [&](NodePtr node) {
        const double promise = search.complete(*node) ? node->total : search.promise(*node);
        open.push({promise, ++serial, std::move(node)});
    };
    for (NodePtr& node : search.first()) add(std::move(node));
    for (std::size_t opened = 0; !open.empty() && opened < most && !cancel.stop_requested(); ++opened) {
        const NodePtr node = open.top().node;
        open.pop();
        if (search.complete(*node)) {
            CutChain chain = search.chain_of(node);
            chain.proven = true;
            return chain;
        }
        search.extend(node, problem.entries.size(), floors, add);
    }
    return {};
}

CutChain greedy_cut(const CutProblem& problem) {
    if (!sound(problem)) return {};
    const Search search(problem);
    const auto first = search.first();
    if (first.empty()) return {};
    const std::vector<double> floors(problem.places.size(), 2 * never);
    NodePtr now = first.front();
    while (!search.complete(*now)) {
        NodePtr best;
        double best_rate = 0;
        search.extend(now, problem.entries.size(), floors, [&](NodePtr next) {
            const double rate = next->total - now->total;
            if (!best || rate > best_rate) best_rate = rate, best = std::move(next);
        });
        if (!best) return {};
        now = best;
    }
    return search.chain_of(now);
}

}  // namespace rhyme
