#include "core/study/report_rhythm.h"

#include <algorithm>
#include <vector>

#include "core/study/charts.h"
#include "core/study/page.h"

namespace rhyme {
namespace {

using charts::clock;
using charts::decimal;
using charts::escaped;
using charts::in_seconds;
using charts::percent;

constexpr std::size_t most_sections = 24;

/// The sections of the song; of very many those of one kind together.
std::string section_table(const CutRhythm& r) {
    if (r.sections.size() < 2) return {};
    struct Row {
        std::string label, from;
        double seconds = 0, energy = 0, cuts = 0;
        int times = 0;
    };
    const bool together = r.sections.size() > most_sections;
    std::vector<Row> rows;
    for (const auto& s : r.sections) {
        auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& w) { return together && w.label == s.label; });
        if (row == rows.end()) row = rows.insert(rows.end(), Row{s.label, clock(s.start)});
        const double seconds = std::max(1e-6, s.end - s.start);
        row->seconds += seconds, row->energy += seconds * s.energy, row->cuts += seconds * s.cuts_per_minute;
        ++row->times;
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row& a, const Row& b) { return together && a.seconds > b.seconds; });
    rows.resize(std::min(rows.size(), most_sections));
    std::string table = "<div class=\"scroll\" style=\"margin-top:16px\"><table><tr><th>Section</th>" +
                        std::string(together ? "<th>Times</th><th>In all</th>" : "<th>From</th>") +
                        "<th>Energy</th><th>Cuts a minute</th></tr>";
    for (const Row& w : rows)
        table += "<tr><td>" + escaped(w.label) + "</td><td>" +
                 (together ? std::to_string(w.times) + "</td><td>" + clock(w.seconds) : w.from) + "</td><td>" +
                 percent(w.energy / w.seconds) + "</td><td>" + decimal(w.cuts / w.seconds, 0) + "</td></tr>";
    return table + "</table></div>";
}

}  // namespace

std::string rhythm_section(const FilmStudy& film) {
    const CutRhythm& r = film.rhythm;
    if (film.shots.size() < 2)
        return page::section("Cut rhythm",
                             "One shot of " + in_seconds(film.analysis->duration.seconds()) + ": no cuts.", "");
    std::string lead = decimal(r.cuts_per_minute, 0) + " cuts a minute; half of the shots last less than " +
                       decimal(r.median, 1) + " s, the shortest " + decimal(r.shortest, 2) + " s, the longest " +
                       decimal(r.longest, 1) + " s. ";
    if (r.heard)
        lead += percent(r.on_beat) + " of the cuts fall on a beat of its sound (" + percent(r.by_chance) +
                " would by chance), " + percent(r.on_downbeat) + " on a bar's first. A shot lasts " +
                decimal(r.beats_per_shot, 1) + " beats at " + decimal(r.tempo, 0) + " a minute.";
    else
        lead += "Its sound gives no beat to cut to.";
    const std::string span = charts::span_words(film);
    std::string body =
        "<figure><figcaption>" +
        (span.empty() ? "How long each shot lasts" : "How long shots last: the middle one of each " + span) +
        (r.off_beat.empty() ? ""
                            : std::string("; <i class=\"key\" style=\"background:var(--warm)\"></i>") +
                                  (span.empty() ? "begins off the beat" : "the share that begins off the beat")) +
        "</figcaption>" + charts::lengths(film) + page::axis(film.analysis->duration.seconds()) + "</figure>";
    return page::section("Cut rhythm", lead, body + section_table(r));
}

}  // namespace rhyme
