#include "core/study/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <opencv2/imgproc.hpp>

#include "core/cues/overlay_text.h"
#include "core/cues/palette.h"
#include "core/study/aspects.h"
#include "core/study/charts.h"
#include "core/study/joins.h"
#include "core/study/look_colour.h"
#include "core/study/page.h"
#include "core/study/report_rhythm.h"

namespace rhyme {
namespace {

using charts::clock;
using charts::decimal;
using charts::escaped;
using charts::for_long;
using charts::in_seconds;
using charts::percent;
using page::axis;

constexpr std::size_t most_setups = 60, most_matches = 12, most_rows = 12;

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

FramePosition frame_of(const FilmStudy& film, std::size_t moment) { return film.analysis->moments[moment].frame; }

cv::Mat at(const Pictures& pictures, FramePosition frame) {
    const auto found = pictures.find(frame);
    return found == pictures.end() ? cv::Mat() : found->second;
}

/// A column's width is enough for all but what is explained.
cv::Mat small(const cv::Mat& picture) {
    constexpr int longer = 320;
    const int now = std::max(picture.cols, picture.rows);
    if (picture.empty() || now <= longer) return picture;
    cv::Mat out;
    const double fit = static_cast<double>(longer) / now;
    cv::resize(picture, out, {std::max(2, cvRound(picture.cols * fit)), std::max(2, cvRound(picture.rows * fit))}, 0, 0,
               cv::INTER_AREA);
    return out;
}

std::string fact(const std::string& value, const std::string& words) {
    return "<div><b>" + escaped(value) + "</b><span>" + escaped(words) + "</span></div>";
}

/// The setups most on screen, in order of appearance.
std::vector<std::size_t> shown_setups(const FilmStudy& film) {
    std::vector<std::size_t> order(film.setups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (order.size() > most_setups) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return film.setups[a].seconds > film.setups[b].seconds; });
        order.resize(most_setups);
        std::sort(order.begin(), order.end());
    }
    return order;
}

std::vector<const JoinStudy*> shown_matches(const FilmStudy& film) {
    std::vector<const JoinStudy*> all;
    for (const JoinStudy& j : film.joins)
        if (j.kind == JoinKind::Match) all.push_back(&j);
    std::stable_sort(all.begin(), all.end(),
                     [](const JoinStudy* a, const JoinStudy* b) { return a->score > b->score; });
    all.resize(std::min(most_matches, all.size()));
    return all;
}

std::vector<std::string> setup_colours(const FilmStudy& film) {
    std::vector<std::string> colours;
    for (const Setup& s : film.setups) {
        const cv::Mat& thumb = film.analysis->moments[s.moment].thumb;
        const cv::Scalar mean = thumb.empty() ? cv::Scalar(0.5) : cv::mean(thumb);
        // Light enough to be told from the page.
        colours.push_back(hex_of({static_cast<float>(std::clamp(mean[0], 0.5, 0.82)), static_cast<float>(1.6 * mean[1]),
                                  static_cast<float>(1.6 * mean[2])}));
    }
    return colours;
}

std::string head(const FilmStudy& film) {
    std::string out = "<h1>" + escaped(file_name(film.analysis->path)) +
                      "</h1><p class=\"lead\">What makes it look the way it does.</p>";
    out += "<div class=\"facts\">";
    const double seconds = film.analysis->duration.seconds();
    out += fact(seconds < 1 ? in_seconds(seconds) : clock(seconds), "long");
    out += fact(std::to_string(film.shots.size()), film.shots.size() == 1 ? "shot" : "shots");
    if (!film.setups.empty()) {
        out += fact(std::to_string(film.setups.size()), film.setups.size() == 1 ? "setup" : "setups");
        if (film.shots.size() > 1) {
            out += fact(decimal(film.rhythm.cuts_per_minute, 0), "cuts a minute");
            out += fact(std::to_string(film.matches()), film.matches() == 1 ? "match cut" : "match cuts");
        }
        out += fact(percent(film.contrast), "subject contrast");
        out += fact(decimal(film.stops, 1), "stops of light");
        out += fact(percent(film.depth), "depth");
    }
    out += "</div>";
    const cv::Mat code = barcode(*film.analysis, 1000);
    cv::Mat tall;
    cv::resize(code, tall, {code.cols, 60}, 0, 0, cv::INTER_LINEAR);
    return out + "<figure class=\"code\">" + page::picture(tall, "The film's colours over time", 14) +
           axis(film.analysis->duration.seconds()) + "</figure>";
}

std::string setup_section(const FilmStudy& film, const Pictures& pictures) {
    if (film.setups.empty()) return page::section("Setups", "No picture of it shows anything.", "");
    std::string body = "<div class=\"sheet\">";
    const auto shown = shown_setups(film);
    for (const std::size_t k : shown) {
        const Setup& s = film.setups[k];
        body += "<figure>" + page::picture(small(at(pictures, frame_of(film, s.moment))),
                                           "Setup " + std::to_string(k + 1), film.analysis->aspect);
        body += "<figcaption><span class=\"num\">" + std::to_string(k + 1) + "</span>  " +
                std::to_string(s.shots.size()) + (s.shots.size() == 1 ? " shot, " : " shots, ") + for_long(s.seconds);
        if (s.visits > 1) body += ", " + std::to_string(s.visits) + " visits";
        body += "</figcaption></figure>";
    }
    body += "</div>";
    if (shown.size() < film.setups.size())
        body += "<p class=\"quiet\">And " + std::to_string(film.setups.size() - shown.size()) +
                " more that are seen for less long.</p>";
    const auto back =
        std::count_if(film.setups.begin(), film.setups.end(), [](const Setup& s) { return s.visits > 1; });
    std::string lead = std::to_string(film.setups.size()) +
                       (film.setups.size() == 1 ? " setup: one place, framing and light."
                                                : " setups: places, framings and lights that differ. ");
    if (film.setups.size() > 1)
        lead += back > 0 ? std::to_string(back) + (back == 1 ? " of them returns; " : " of them return; ") +
                               percent(film.returning) + " of the time shows one seen before."
                         : "None returns.";
    if (back > 0) {
        body += "<figure style=\"margin-top:24px\"><figcaption>How they return: a row each";
        if (const std::string span = charts::span_words(film); !span.empty())
            body += ", as high as its share of each " + span;
        if (static_cast<std::size_t>(back) > most_rows) body += ", the " + std::to_string(most_rows) + " longest";
        body += " (";
        bool first = true;
        for (const int k : charts::returning_setups(film, most_rows)) {
            body += (first ? "" : ", ") + std::to_string(k + 1);
            first = false;
        }
        body += ")</figcaption>" + charts::returns(film, setup_colours(film), most_rows) +
                axis(film.analysis->duration.seconds()) + "</figure>";
    }
    return page::section("Setups", lead, body);
}

std::string colour_section(const FilmStudy& film) {
    const bool colourless = film.colourfulness < 0.03;
    std::string lead = colourless  ? "Hardly any colour."
                       : film.pair ? "Ruled by " + film.pair->warm + " against " + film.pair->cool + "; " +
                                         percent(film.opposed) + " of the time shows an opposing pair."
                                   : "No opposing pair rules it.";
    if (colourless) return page::section("Colour", lead, "");  // its few hues would fill a wheel all the same
    std::map<std::string, double> time;
    double all = 0;
    for (const ShotStudy& s : film.shots)
        if (s.setup >= 0) time[std::string(name(film.looks[s.moment].harmony))] += s.seconds, all += s.seconds;
    std::vector<std::pair<std::string, double>> schemes(time.begin(), time.end());
    std::stable_sort(schemes.begin(), schemes.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string rows = "<h3>Schemes</h3><div class=\"rows\">";
    for (const auto& [scheme, t] : schemes)
        rows += "<span>" + escaped(scheme) +
                "</span><div class=\"track\"><i style=\"width:" + decimal(100 * t / std::max(1e-9, all), 1) +
                "%\"></i></div><span>" + percent(t / std::max(1e-9, all)) + "</span>";
    rows += "</div>";
    return page::section("Colour", lead,
                         "<div class=\"grid2\"><figure>" + charts::wheel(film.hues, film.pair) +
                             "<figcaption style=\"text-align:center\">Hues by how much of the picture they "
                             "fill</figcaption></figure><div>" +
                             rows + "</div></div>");
}

std::string share_rows(const FilmStudy& film, const std::string& title, std::size_t kinds, const auto& kind,
                       const auto& label) {
    std::vector<double> time(kinds, 0);
    double all = 0;
    for (const ShotStudy& s : film.shots)
        if (s.setup >= 0) time[static_cast<std::size_t>(kind(s))] += s.seconds, all += s.seconds;
    std::string rows;
    for (std::size_t k = 1; k < kinds; ++k)
        if (time[k] > 0)
            rows += "<span>" + escaped(std::string(label(k))) +
                    "</span><div class=\"track\"><i style=\"width:" + decimal(100 * time[k] / std::max(1e-9, all), 1) +
                    "%\"></i></div><span>" + percent(time[k] / std::max(1e-9, all)) + "</span>";
    return rows.empty() ? rows : "<div><h3>" + title + "</h3><div class=\"rows\">" + rows + "</div></div>";
}

std::string framing_section(const FilmStudy& film) {
    if (film.setups.empty()) return {};
    const bool told = std::any_of(film.shots.begin(), film.shots.end(), [](const ShotStudy& s) {
        return s.setup >= 0 && (s.camera != CameraMove::Unknown || s.subject_speed > 0);
    });
    return page::section("Shot sizes and movement",
                         told ? percent(film.moving) + " of the time something or the camera moves."
                              : std::string("Too short to tell what moves."),
                         "<div class=\"grid2\">" +
                             share_rows(
                                 film, "Shot sizes", 6, [](const ShotStudy& s) { return s.size; },
                                 [](std::size_t k) { return name(static_cast<ShotSize>(k)); }) +
                             share_rows(
                                 film, "Camera", 10, [](const ShotStudy& s) { return s.camera; },
                                 [](std::size_t k) { return name(static_cast<CameraMove>(k)); }) +
                             "</div>");
}

std::string over_time_section(const FilmStudy& film) {
    if (film.setups.empty()) return {};
    std::vector<double> light, contrast, depth, colour;
    for (const ShotStudy& s : film.shots)
        light.push_back(s.lightness), contrast.push_back(s.contrast), depth.push_back(s.depth),
            colour.push_back(s.colourfulness);
    const auto chart = [&](const char* title, const std::vector<double>& values, const char* tone) {
        return "<figure><figcaption>" + std::string(title) + "</figcaption>" + charts::steps(film, values, 1, tone) +
               axis(film.analysis->duration.seconds()) + "</figure>";
    };
    std::string lead = percent(film.low_key) + " of the time is low key, " + percent(film.high_key) +
                       " high key; dark to bright spans " + decimal(film.stops, 1) + " stops.";
    if (const std::string span = charts::span_words(film); !span.empty())
        lead += " Each step is the mean of " + span + ".";
    return page::section("Light, contrast and depth over time", lead,
                         "<div class=\"grid2 four\">" + chart("Lightness, dark to light", light, "var(--text)") +
                             chart("Contrast of subject and ground", contrast, "var(--warm)") +
                             chart("Depth: how plainly planes part", depth, "var(--cool)") +
                             chart("Colourfulness", colour, "var(--text)") + "</div>");
}

std::string match_section(const FilmStudy& film, const Pictures& pictures) {
    if (film.shots.size() < 2) return {};
    if (film.joins.empty()) return page::section("Match cuts", "No cut joins two shots that show something.", "");
    const auto shown = shown_matches(film);
    const auto jumps = std::count_if(film.joins.begin(), film.joins.end(),
                                     [](const JoinStudy& j) { return j.kind == JoinKind::Jump; });
    std::string lead = std::to_string(film.matches()) + " of " + std::to_string(film.joins.size()) +
                       (film.joins.size() == 1 ? " cut" : " cuts") + " join two setups that rhyme";
    if (jumps > 0) lead += "; " + std::to_string(jumps) + (jumps == 1 ? " stays" : " stay") + " within one setup";
    if (film.joins.size() > cuts_of_rarity)
        lead += "; what is rare was learned from " + std::to_string(cuts_of_rarity) + " of them, spread over the film";
    const std::string span = charts::span_words(film);
    std::string body =
        "<figure><figcaption>" +
        (span.empty() ? "How strongly each cut rhymes" : "How strongly cuts rhyme, the strongest of each " + span) +
        ": <i class=\"key\" style=\"background:var(--text)\"></i>match "
        "<i class=\"key\" style=\"background:var(--bar)\"></i>other";
    if (jumps > 0) body += " <i class=\"key\" style=\"background:var(--warm)\"></i>one setup";
    body += "</figcaption>" + charts::joins(film) + axis(film.analysis->duration.seconds()) +
            "</figure><div class=\"pairs\" style=\"margin-top:20px\">";
    for (const JoinStudy* j : shown) {
        std::string cues;
        for (const std::string& c : j->cues) cues += (cues.empty() ? "" : ", ") + c;
        body +=
            "<figure><div class=\"split\"><div class=\"a\">" +
            page::picture(small(at(pictures, frame_of(film, j->from_moment))), "Before the cut",
                          film.analysis->aspect) +
            "</div><div class=\"b\">" +
            page::picture(small(at(pictures, frame_of(film, j->to_moment))), "After the cut", film.analysis->aspect) +
            "</div></div><figcaption><span class=\"num\">" + decimal(std::min(99.9, 100 * j->score), 1) +
            "</span>  at " + clock(j->time) + ", by " + escaped(cues);
        if (!j->because.empty()) body += "<br>" + escaped(j->because[0]);
        body += "</figcaption></figure>";
    }
    return page::section("Match cuts", lead + ".", body + "</div>");
}

std::string repetition_section(const FilmStudy& film, const Pictures& pictures) {
    if (film.setups.size() < 2) return {};
    const std::string likeness = film.likeness > 0.5   ? "The setups look much alike"
                                 : film.likeness > 0.3 ? "The setups differ"
                                                       : "The setups differ widely";
    std::string body;
    if (!film.outliers.empty()) {
        body += "<h3>Least like all others</h3><div class=\"sheet\">";
        for (const int s : film.outliers) {
            const ShotStudy& shot = film.shots[static_cast<std::size_t>(s)];
            body += "<figure>" +
                    page::picture(small(at(pictures, frame_of(film, shot.moment))), "Shot " + std::to_string(s + 1),
                                  film.analysis->aspect) +
                    "<figcaption>at " + clock(shot.start) + ", " + escaped(palette_words(film.looks[shot.moment], 2)) +
                    "</figcaption></figure>";
        }
        body += "</div>";
    }
    return page::section(
        "Repetition",
        likeness + " (" + percent(film.likeness) + " alike); " + percent(film.returning) + " of the time repeats one.",
        body);
}

std::string look_figures(const FilmStudy& film, std::size_t moment, const cv::Mat& picture) {
    std::string out;
    for (const Aspect aspect : all_aspects) {
        cv::Mat drawn = picture.clone();
        if (!drawn.empty()) draw_aspect(aspect, film.analysis->moments[moment], film.looks[moment], drawn);
        out += "<figure>" + page::picture(drawn, std::string(name(aspect)), film.analysis->aspect) +
               "<figcaption><span class=\"num\">" + escaped(std::string(name(aspect))) + "</span>  " +
               escaped(sentence(film.looks[moment], aspect)) + "</figcaption></figure>";
    }
    return out;
}

std::string frames_section(const FilmStudy& film, const Pictures& pictures) {
    const auto moments = frames_to_explain(film);
    if (moments.empty()) return {};
    std::string body;
    for (const std::size_t m : moments)
        body += "<h3 style=\"margin-top:20px\">At " + clock(film.looks[m].seconds) +
                "</h3><div class=\"sheet large\">" + look_figures(film, m, at(pictures, frame_of(film, m))) + "</div>";
    return page::section("Single frames", "The setups most on screen, and what is seen in them.", body);
}

std::string beside_section(const StudyReport& report) {
    if (report.against.empty()) return {};
    const FilmStudy& film = report.film;
    std::string body =
        "<div class=\"scroll\"><table><tr><th>Measure</th><th>" + escaped(file_name(film.analysis->path)) + "</th>";
    for (const FilmStudy& f : report.against) body += "<th>" + escaped(file_name(f.analysis->path)) + "</th>";
    body += "</tr>";
    for (const Measure& m : report.comparisons.measures) {
        body += "<tr><td>" + escaped(m.name + (m.unit.empty() ? "" : ", " + m.unit)) + "</td><td class=\"mine\">" +
                decimal(m.mine, 1) + "</td>";
        for (const double v : m.theirs) body += "<td class=\"theirs\">" + decimal(v, 1) + "</td>";
        body += "</tr>";
    }
    body += "</table></div>";
    for (const Shortfall& f : report.comparisons.findings) {
        body += "<div class=\"finding\"><h3>" + escaped(f.words) + "</h3><div class=\"sheet\">";
        for (const int s : f.shots) {
            const ShotStudy& shot = film.shots[static_cast<std::size_t>(s)];
            body += "<figure class=\"a\">" +
                    page::picture(small(at(report.pictures, frame_of(film, shot.moment))), "Shot to look at",
                                  film.analysis->aspect) +
                    "<figcaption>look at " + clock(shot.start) + "</figcaption></figure>";
        }
        const FilmStudy& other = report.against.front();
        for (std::size_t k = 0; k < f.examples.size() && k < 2 && !report.their_pictures.empty(); ++k) {
            const ShotStudy& shot = other.shots[static_cast<std::size_t>(f.examples[k])];
            body += "<figure class=\"b\">" +
                    page::picture(small(at(report.their_pictures.front(), frame_of(other, shot.moment))),
                                  "As the other does it", other.analysis->aspect) +
                    "<figcaption>the other at " + clock(shot.start) + "</figcaption></figure>";
        }
        for (const auto& clip : f.clips) {
            const auto pictures = report.of_clips.find(clip.path);
            body +=
                "<figure>" +
                page::picture(pictures == report.of_clips.end() ? cv::Mat() : small(at(pictures->second, clip.frame)),
                              "A clip that helps", 16.0 / 9) +
                "<figcaption>would help: " + escaped(file_name(clip.path)) + " at frame " +
                std::to_string(clip.frame.value) + "</figcaption></figure>";
        }
        body += "</div></div>";
    }
    if (report.comparisons.findings.empty())
        body += "<p style=\"margin-top:16px\">It falls behind in nothing that is measured here.</p>";
    return page::section("Side by side",
                         "This film beside those it is held against; where it has less, the shots that show it.", body);
}

}  // namespace

std::vector<std::size_t> frames_to_explain(const FilmStudy& film) {
    std::vector<std::size_t> order(film.setups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return film.setups[a].seconds > film.setups[b].seconds; });
    order.resize(std::min<std::size_t>(3, order.size()));
    std::vector<std::size_t> moments;
    for (const std::size_t k : order) moments.push_back(film.setups[k].moment);
    std::sort(moments.begin(), moments.end());
    return moments;
}

std::set<FramePosition> frames_to_show(const FilmStudy& film) {
    std::set<FramePosition> frames;
    for (const std::size_t k : shown_setups(film)) frames.insert(frame_of(film, film.setups[k].moment));
    for (const JoinStudy* j : shown_matches(film))
        frames.insert(frame_of(film, j->from_moment)), frames.insert(frame_of(film, j->to_moment));
    for (const int s : film.outliers) frames.insert(frame_of(film, film.shots[static_cast<std::size_t>(s)].moment));
    for (const std::size_t m : frames_to_explain(film)) frames.insert(frame_of(film, m));
    return frames;
}

std::set<FramePosition> frames_to_show(const FilmStudy& film, const Comparisons& comparisons, bool examples) {
    std::set<FramePosition> frames;
    for (const Shortfall& f : comparisons.findings)
        for (const int s : examples ? f.examples : f.shots)
            frames.insert(frame_of(film, film.shots[static_cast<std::size_t>(s)].moment));
    return frames;
}

Result<std::string> to_html(const StudyReport& report) {
    const FilmStudy& film = report.film;
    std::string body = head(film) + setup_section(film, report.pictures) + rhythm_section(film) + colour_section(film) +
                       framing_section(film) + over_time_section(film) + match_section(film, report.pictures) +
                       repetition_section(film, report.pictures) + frames_section(film, report.pictures) +
                       beside_section(report);
    return page::document(file_name(film.analysis->path) + ": a study", body);
}

Result<std::string> frame_html(const std::string& path, const Moment& moment, const FrameLook& look,
                               const cv::Mat& picture) {
    std::string body = "<h1>" + escaped(file_name(path)) + "</h1><p class=\"lead\">Frame " +
                       std::to_string(moment.frame.value) + ", at " + clock(look.seconds) +
                       "</p><div class=\"sheet large\">";
    for (const Aspect aspect : all_aspects) {
        cv::Mat drawn = picture.clone();
        draw_aspect(aspect, moment, look, drawn);
        body += "<figure>" + page::picture(drawn, std::string(name(aspect)), 16.0 / 9) +
                "<figcaption><span class=\"num\">" + escaped(std::string(name(aspect))) + "</span>  " +
                escaped(sentence(look, aspect)) + "</figcaption></figure>";
    }
    return page::document(file_name(path) + ": frame " + std::to_string(moment.frame.value), body + "</div>");
}

cv::Mat contact_sheet(const FilmStudy& film, const Pictures& pictures) {
    const auto shown = shown_setups(film);
    if (shown.empty()) return {};
    const int columns = static_cast<int>(std::clamp<std::size_t>(shown.size(), 1, 6)), width = 320, gap = 12,
              caption = 30;
    const int height = std::clamp(cvRound(width / std::max(0.2, film.analysis->aspect)), 64, 900);
    const int rows = (static_cast<int>(shown.size()) + columns - 1) / columns;
    cv::Mat sheet(rows * (height + caption + gap) + gap, columns * (width + gap) + gap, CV_8UC3, cv::Scalar::all(22));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int x = gap + static_cast<int>(i) % columns * (width + gap),
                  y = gap + static_cast<int>(i) / columns * (height + caption + gap);
        const cv::Mat picture = at(pictures, frame_of(film, film.setups[shown[i]].moment));
        if (!picture.empty())
            cv::resize(picture, sheet(cv::Rect(x, y, width, height)), {width, height}, 0, 0, cv::INTER_AREA);
        overlay::words(sheet, {double(x), y + height + 21.0}, std::to_string(shown[i] + 1), 19, cv::Scalar::all(230));
        overlay::words(
            sheet, {x + 40.0, y + height + 21.0},
            std::to_string(film.setups[shown[i]].shots.size()) + " x, " + for_long(film.setups[shown[i]].seconds), 17,
            cv::Scalar::all(154));
    }
    return sheet;
}

}  // namespace rhyme
