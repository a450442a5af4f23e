#include "core/assemble/cut_search.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <queue>

namespace rhyme {
namespace {

using P = CutProblem;
constexpr float never = -1e30f;

struct Node {
    std::shared_ptr<const Node> before;
    std::size_t slot, entry;
    std::int64_t in;
    const P::Join* join;
    double total;        // up to the beginning of this piece
    std::size_t to = 0;  // of the piece before: where it ended is `slot`
    int beats = 0;       // of the piece before
    std::uint64_t serial = 0;
};
using NodePtr = std::shared_ptr<const Node>;

class Search {
public:
    explicit Search(const P& p) : p_(p), last_(p.places.size() - 1) {
        for (std::size_t e = 0; e < p.entries.size(); ++e)
            if (p.entries[e].fresh) fresh_.push_back(e);
        kept_at_.assign(p.places.size(), nullptr);
        for (const P::Kept& k : p.kept) kept_at_[k.slot] = &k;
        inside_kept_.assign(p.places.size(), false);
        for (const P::Kept& k : p.kept)
            for (std::size_t s = k.slot + 1; s < k.to; ++s) inside_kept_[s] = true;
        look_back();
    }

    double bound() const {
        double best = never;
        for (const std::size_t e : starts()) best = std::max(best, double(togo_[index(0, e)]));
        return best;
    }

    std::vector<NodePtr> first() const {
        std::vector<NodePtr> nodes;
        for (const std::size_t e : starts())
            if (togo_[index(0, e)] > never / 2)
                nodes.push_back(std::make_shared<Node>(Node{nullptr, 0, e, in_at(e, 0), nullptr, 0}));
        return nodes;
    }

    double promise(const Node& n) const { return n.total + togo_[index(n.slot, n.entry)]; }
    bool complete(const Node& n) const { return n.slot == last_; }

    /// Every way on; at most `most` of those without a join.
    template <class Take>
    void extend(const NodePtr& node, std::size_t most, Take take) const {
        for_steps(node->slot, node->entry, node->in, [&](const P::Step& step, std::int64_t out, double worth) {
            const double total = node->total + worth + monotony(*node, step);
            if (step.to == last_) {
                take(std::make_shared<Node>(Node{node, last_, node->entry, 0, nullptr, total, step.to, step.beats}));
                return;
            }
            const auto go = [&](std::size_t entry, std::int64_t in, const P::Join* join, double gain) {
                const double more = history(*node, entry, in, step);
                if (more < never / 2 || togo_[index(step.to, entry)] < never / 2) return false;
                take(std::make_shared<Node>(
                    Node{node, step.to, entry, in, join, total + gain + more, step.to, step.beats}));
                return true;
            };
            if (const P::Kept* k = kept_at_[step.to]) {
                const auto [join, gain] = best_join(node->entry, out, step.to, k->entry, k->in);
                take(std::make_shared<Node>(
                    Node{node, step.to, k->entry, k->in, join, total + gain, step.to, step.beats}));
                return;
            }
            for_joins(node->entry, out, step.to,
                      [&](const P::Join& j, std::int64_t in, double gain) { go(j.to_entry, in, &j, gain); });
            std::size_t taken = 0;
            for (const std::size_t e : fresh_at_[step.to]) {
                if (taken >= most) break;
                taken += go(e, in_at(e, step.to), nullptr, plain(node->entry, e, step.to));
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
        const auto one = [&](const P::Step& next) {
            const double seconds = p_.places[next.to].seconds - p_.places[slot].seconds;
            const std::int64_t out = in + std::max<std::int64_t>(1, std::llround(seconds * s.rate)) - 1;
            if (out + s.margin >= s.end && !(kept && out < s.end)) return;
            for (std::size_t i = slot + 1; i < next.to; ++i)
                if (kept_at_[i] && !kept) return;
            const double away = s.activity - p_.places[slot].energy;
            const double performance = s.performance ? p_.worth_of_performance * std::min(1.0, next.beats / 4.0) : 0;
            step(next, out, next.worth + performance - p_.worth_of_movement * away * away);
        };
        if (kept) {
            one({kept->to, 0, int(kept->to - slot)});
            return;
        }
        for (const P::Step& next : p_.steps[slot])
            if (!inside_kept_[next.to]) one(next);
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

    /// The best there is from each slot and entry on, earlier pieces aside.
    void look_back() {
        togo_.assign(p_.places.size() * p_.entries.size(), never);
        fresh_at_.assign(p_.places.size(), fresh_);
        for (std::size_t e = 0; e < p_.entries.size(); ++e) togo_[index(last_, e)] = 0;
        for (std::size_t slot = last_; slot-- > 0;) {
            if (inside_kept_[slot]) continue;
            for (std::size_t e = 0; e < p_.entries.size(); ++e) {
                if (kept_at_[slot] && kept_at_[slot]->entry != e) continue;
                togo_[index(slot, e)] = float(best_from(slot, e));
            }
            std::stable_sort(fresh_at_[slot].begin(), fresh_at_[slot].end(), [&](std::size_t a, std::size_t b) {
                return togo_[index(slot, a)] > togo_[index(slot, b)];
            });
        }
    }
    double best_from(std::size_t slot, std::size_t e) const {
        double best = never;
        for_steps(slot, e, in_at(e, slot), [&](const P::Step& step, std::int64_t out, double worth) {
            if (step.to == last_) {
                best = std::max(best, worth);
                return;
            }
            if (const P::Kept* k = kept_at_[step.to]) {
                const double on = togo_[index(step.to, k->entry)];
                if (on > never / 2)
                    best = std::max(best, worth + best_join(e, out, step.to, k->entry, k->in).second + on);
                return;
            }
            for_joins(e, out, step.to, [&](const P::Join& j, std::int64_t, double gain) {
                best = std::max(best, worth + gain + togo_[index(step.to, j.to_entry)]);
            });
            // By the cost to go; what a cut itself costs differs by no more than this.
            const double most = p_.cost_of_no_join - std::min(p_.cost_of_performance_cut, p_.cost_of_no_join) +
                                p_.cost_of_one_file + (p_.seed ? 2 * p_.spread : 0);
            double top = never;
            for (const std::size_t f : fresh_at_[step.to]) {
                const double on = togo_[index(step.to, f)];
                if (on < never / 2 || on + most < top) break;
                if (p_.entries[f].shot == p_.entries[e].shot) continue;
                top = std::max(top, on);
                best = std::max(best, worth + plain(e, f, step.to) + on);
            }
        });
        return best;
    }

    /// What the pieces so far make of one more; never where it may not be.
    double history(const Node& node, std::size_t entry, std::int64_t in, const P::Step&) const {
        const P::Shot& s = shot(entry);
        const int rest = s.performance ? 1 : p_.rest;
        double cost = 0;
        int ago = 1;
        for (const Node* n = &node; n; n = n->before.get(), ++ago) {
            const P::Shot& other = shot(n->entry);
            if (other.take != s.take) continue;
            if (ago <= rest) return never;
            if (s.performance) continue;
            cost += p_.cost_of_return;
            if (p_.entries[n->entry].shot == p_.entries[entry].shot && std::abs(n->in - in) < s.rate)
                cost += p_.cost_of_seen;
        }
        return -cost;
    }
    double monotony(const Node& node, const P::Step& step) const {
        const bool third =
            node.before && node.before->before && node.beats == step.beats && node.before->beats == step.beats;
        return third ? -p_.cost_of_monotony : 0;
    }

    const P& p_;
    std::size_t last_;
    std::vector<std::size_t> fresh_;
    std::vector<std::vector<std::size_t>> fresh_at_;
    std::vector<const P::Kept*> kept_at_;
    std::vector<bool> inside_kept_;
    std::vector<float> togo_;
};

bool sound(const CutProblem& p) {
    return p.places.size() >= 2 && !p.entries.empty() && p.steps.size() + 1 >= p.places.size();
}

}  // namespace

CutChain search_cut(const CutProblem& problem, std::size_t beam, const Cancel& cancel) {
    if (!sound(problem)) return {};
    constexpr std::size_t fresh_each = 6;
    const Search search(problem);
    std::vector<std::vector<NodePtr>> at(problem.places.size());
    at[0] = search.first();
    NodePtr done;
    for (std::size_t slot = 0; slot + 1 < problem.places.size(); ++slot) {
        if (cancel.stop_requested()) return {};
        auto& nodes = at[slot];
        std::stable_sort(nodes.begin(), nodes.end(),
                         [&](const NodePtr& a, const NodePtr& b) { return search.promise(*a) > search.promise(*b); });
        if (nodes.size() > beam) nodes.resize(beam);
        for (const NodePtr& node : nodes)
            search.extend(node, fresh_each, [&](NodePtr next) {
                if (!search.complete(*next))
                    at[next->slot].push_back(std::move(next));
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
    const Search search(problem);
    struct Open {
        double promise;
        std::uint64_t serial;
        NodePtr node;
        bool operator<(const Open& o) const { return promise != o.promise ? promise < o.promise : serial < o.serial; }
    };
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
        search.extend(node, problem.entries.size(), add);
    }
    return {};
}

CutChain greedy_cut(const CutProblem& problem) {
    if (!sound(problem)) return {};
    const Search search(problem);
    const auto first = search.first();
    if (first.empty()) return {};
    NodePtr now = first.front();
    while (!search.complete(*now)) {
        NodePtr best;
        double best_rate = 0;
        search.extend(now, problem.entries.size(), [&](NodePtr next) {
            const double rate = next->total - now->total;
            if (!best || rate > best_rate) best_rate = rate, best = std::move(next);
        });
        if (!best) return {};
        now = best;
    }
    return search.chain_of(now);
}

}  // namespace rhyme
