// planted_recall SET LIBRARY [CUE...] [ID...]: what score.py of a planted set asks, in one process over a kept library:
// the rank of every planted partner, with the raw similarity of the planted moments and of what ranks before it.
// "mixed" as a cue asks for the default weights; ids of pairs (shape-07) ask for those alone. Prints recall at 1, 10
// and 50, average precision and the median alignment errors.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/analysis/library.h"
#include "core/match/match.h"

using namespace rhyme;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct End {
    std::string file;
    std::int64_t frame, tolerance;
};
struct Pair {
    std::string id, cue, group;
    End from, to;
    bool either_way;
    Json align;
};
struct Truth {
    std::vector<Pair> pairs;
    std::map<std::string, std::string> source;
    std::set<std::pair<std::string, std::string>> duplicates;
};
struct Footage {
    std::vector<AnalysisPtr> media;
    std::map<std::string, std::size_t> by_file;
};

Truth read_truth(const fs::path& set) {
    std::ifstream file(set / "truth.json");
    const Json j = Json::parse(file);
    Truth truth;
    for (const auto& c : j["clips"])
        if (!c["sources"].empty()) truth.source[c["file"]] = c["sources"][0];
    for (const auto& d : j["duplicates"]) truth.duplicates.insert(std::minmax<std::string>(d[0], d[1]));
    const auto end = [](const Json& e) { return End{e["file"], e["frame"], e["frame_tolerance"]}; };
    for (const auto& p : j["pairs"])
        if (p["cue"] != "opposing")
            truth.pairs.push_back({p["id"].is_string() ? p["id"].get<std::string>() : p["id"].dump(), p["cue"],
                                   p.contains("group") && !p["group"].is_null() ? p["group"].dump() : "",
                                   end(p["from"]), end(p["to"]), p.value("either_way", false), p["align"]});
    return truth;
}

bool near(const End& end, const std::string& file, std::int64_t frame) {
    return end.file == file && std::abs(end.frame - frame) <= end.tolerance;
}
std::string name(const std::string& path) { return fs::path(path).filename().string(); }

struct Judge {
    const Truth& truth;
    bool twins(const Match& m) const {
        return truth.duplicates.count(std::minmax(name(m.from.path), name(m.to.path))) > 0;
    }
    bool hits(const Pair& p, const Match& m) const {
        if (twins(m)) return false;
        const std::string a = name(m.from.path), b = name(m.to.path);
        if (near(p.from, a, m.from.frame.value) && near(p.to, b, m.to.frame.value)) return true;
        return p.either_way && near(p.to, a, m.from.frame.value) && near(p.from, b, m.to.frame.value);
    }
    bool same_take(const Match& m) const {
        const auto a = truth.source.find(name(m.from.path)), b = truth.source.find(name(m.to.path));
        return a != truth.source.end() && b != truth.source.end() && a->second == b->second && !twins(m);
    }
    bool equal_to_planted(const std::vector<Pair>& pairs, const Match& m) const {
        std::set<std::string> left, right;
        const std::string a = name(m.from.path), b = name(m.to.path);
        for (const Pair& p : pairs) {
            if (near(p.from, b, m.to.frame.value) && near(p.to, a, m.from.frame.value)) return true;
            for (const End* e : {&p.from, &p.to}) {
                if (p.group.empty()) continue;
                if (near(*e, a, m.from.frame.value)) left.insert(p.group);
                if (near(*e, b, m.to.frame.value)) right.insert(p.group);
            }
        }
        return std::any_of(left.begin(), left.end(), [&](const auto& g) { return right.count(g) > 0; });
    }
};

/// Average precision, and the hits among the first twenty.
std::pair<double, int> precision(const Judge& judge, const std::vector<Pair>& pairs, const MatchList& list) {
    std::set<std::string> found;
    int seen = 0, hits = 0, early = 0;
    double total = 0;
    for (const Match& m : list.matches) {
        std::string fresh;
        bool any = false;
        for (const Pair& p : pairs)
            if (judge.hits(p, m)) any = true, fresh = fresh.empty() && !found.count(p.id) ? p.id : fresh;
        if (any && fresh.empty()) continue;
        if (!any && (judge.same_take(m) || judge.equal_to_planted(pairs, m))) continue;
        ++seen;
        if (fresh.empty()) continue;
        found.insert(fresh);
        total += static_cast<double>(++hits) / seen;
        early += seen <= 20;
    }
    return {pairs.empty() ? 0 : total / static_cast<double>(pairs.size()), early};
}

/// The best raw similarity of the cue between moments within the tolerances.
double planted_similarity(const Footage& footage, const Pair& p, std::size_t cue) {
    const MediaAnalysis &a = *footage.media[footage.by_file.at(p.from.file)],
                        &b = *footage.media[footage.by_file.at(p.to.file)];
    double best = -1;
    for (const Moment& m : a.moments)
        for (const Moment& n : b.moments)
            if (near(p.from, p.from.file, m.frame.value) && near(p.to, p.to.file, n.frame.value) && m.cues[cue] &&
                n.cues[cue] && !m.cues[cue]->empty() && !n.cues[cue]->empty())
                best = std::max(best, all_cues()[cue]->compare(*m.cues[cue], *n.cues[cue], a.aspect).similarity);
    return best;
}

double raw(const Footage& footage, const Match& m, std::size_t cue) {
    const MediaAnalysis &a = *footage.media[m.from.media], &b = *footage.media[m.to.media];
    const auto &x = a.moments[m.from.moment].cues[cue], &y = b.moments[m.to.moment].cues[cue];
    return x && y ? all_cues()[cue]->compare(*x, *y, a.aspect).similarity : -1;
}

struct Errors {
    std::vector<double> scale, degrees, shift;
    void add(const Json& want, const Similarity& got) {
        scale.push_back(std::abs(std::log(got.scale / want["scale"].get<double>())));
        degrees.push_back(std::abs(std::remainder(got.rotation - want["rotation"].get<double>(), 360)));
        const double dx = (got.dx - want["dx"].get<double>()) * 16, dy = (got.dy - want["dy"].get<double>()) * 9;
        shift.push_back(std::hypot(dx, dy) / std::hypot(16, 9));
    }
    static double middle(std::vector<double> v) {
        std::sort(v.begin(), v.end());
        return v.empty() ? 0 : v[v.size() / 2];
    }
};

void ask(const Footage& footage, const MatchFinder& finder, const Truth& truth, const std::string& cue,
         const std::set<std::string>& ids) {
    const Judge judge{truth};
    const auto& cues = all_cues();
    const auto at = static_cast<std::size_t>(
        std::find_if(cues.begin(), cues.end(), [&](const Cue* c) { return c->name() == cue; }) - cues.begin());
    if (at == cues.size()) return;
    int count = 0;
    std::map<int, int> within;
    double mrr = 0;
    Errors errors;
    std::vector<Pair> pairs;
    for (const Pair& p : truth.pairs) {
        if (p.cue != cue || (!ids.empty() && !ids.count(p.id))) continue;
        pairs.push_back(p);
        ++count;
        MatchQuery query;
        query.weights[cue] = 1;
        const AnalysisPtr& a = footage.media[footage.by_file.at(p.from.file)];
        query.from = {a->path,
                      FrameRange::between(FramePosition(std::max<std::int64_t>(0, p.from.frame - p.from.tolerance)),
                                          FramePosition(std::min(a->frames, p.from.frame + p.from.tolerance + 1)))};
        const auto list = finder.find(query);
        if (!list) continue;
        int place = 0, rank = 0;
        std::string rivals;
        for (const Match& m : list->matches) {
            place += !judge.same_take(m);
            if (judge.hits(p, m)) {
                rank = place;
                if (p.align.is_object()) errors.add(p.align, m.align);
                rivals += "  | " + (p.align.is_object() ? std::to_string(m.align.scale / p.align["scale"].get<double>())
                                                        : std::string());
                break;
            }
            if (place <= 3)
                rivals += "  " + name(m.from.path).substr(0, 4) + "@" + std::to_string(m.from.frame.value) + ">" +
                          name(m.to.path).substr(0, 4) + "@" + std::to_string(m.to.frame.value) + "=" +
                          std::to_string(raw(footage, m, at)).substr(0, 5);
        }
        for (const int k : {1, 10, 50}) within[k] += rank > 0 && rank <= k;
        mrr += rank ? 1.0 / rank : 0;
        std::printf("  %-12s %2d  planted %.3f  %s@%lld+-%lld > %s@%lld+-%lld%s\n", p.id.c_str(), rank,
                    planted_similarity(footage, p, at), p.from.file.substr(0, 4).c_str(),
                    static_cast<long long>(p.from.frame), static_cast<long long>(p.from.tolerance),
                    p.to.file.substr(0, 4).c_str(), static_cast<long long>(p.to.frame),
                    static_cast<long long>(p.to.tolerance), rivals.c_str());
    }
    MatchQuery all;
    all.weights[cue] = 1;
    all.top = 200;
    const auto list = ids.empty() ? finder.find(all) : Result<MatchList>(MatchList());
    const double n = std::max(1, count);
    std::printf("%-12s %2d pairs  R@1 %.3f  R@10 %.3f  R@50 %.3f  MRR %.3f  AP %.3f", cue.c_str(), count, within[1] / n,
                within[10] / n, within[50] / n, mrr / n, list ? precision(judge, pairs, *list).first : 0);
    if (!errors.scale.empty())
        std::printf("  alignment: scale %.2f %%, %.2f deg, shift %.2f %%", 100 * Errors::middle(errors.scale),
                    Errors::middle(errors.degrees), 100 * Errors::middle(errors.shift));
    std::printf("\n");
}

void ask_mixed(const MatchFinder& finder, const Truth& truth) {
    MatchQuery query;
    query.top = 200;
    const Judge judge{truth};
    const auto list = finder.find(query);
    if (!list) return;
    int traps = 0;
    for (const Match& m : list->matches) traps += judge.twins(m);
    const auto [ap, early] = precision(judge, truth.pairs, *list);
    std::printf("mixed        AP %.3f  P@20 %.2f  near-duplicate takes joined %d\n", ap, early / 20.0, traps);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "usage: planted_recall SET LIBRARY [CUE...]\n"), 2;
    const fs::path set = argv[1];
    const Truth truth = read_truth(set);
    auto library = Library::open(argv[2]);
    if (!library) return std::fprintf(stderr, "%s\n", library.error().message().c_str()), 1;
    Footage footage;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(set))
        if (entry.path().extension() == ".mp4") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const auto media = open_media(file);
        if (!media) continue;
        const auto analysis = (*library)->find_or_analyze(*media);
        if (!analysis) continue;
        footage.by_file[file.filename().string()] = footage.media.size();
        footage.media.push_back(*analysis);
    }
    const MatchFinder finder(footage.media);
    std::vector<std::string> cues;
    std::set<std::string> ids;
    for (int i = 3; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.find('-') == std::string::npos)
            cues.push_back(word);
        else if (ids.insert(word).second && std::count(cues.begin(), cues.end(), word.substr(0, word.find('-'))) == 0)
            cues.push_back(word.substr(0, word.find('-')));
    }
    if (cues.empty()) {
        for (const Cue* cue : all_cues()) cues.emplace_back(cue->name());
        cues.emplace_back("mixed");
    }
    for (const std::string& cue : cues) {
        if (cue == "mixed")
            ask_mixed(finder, truth);
        else
            ask(footage, finder, truth, cue, ids);
        std::fflush(stdout);
    }
    return 0;
}
