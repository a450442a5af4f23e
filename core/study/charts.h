// Charts as SVG without words in them, so that they stretch with the page; what they mean stands beside them as text.
// Colours are the page's own (CSS variables). Pure.
#pragma once

#include <string>
#include <vector>

#include "core/study/film_study.h"

namespace rhyme::charts {

/// Text for HTML: & < > " made harmless.
std::string escaped(const std::string& text);
std::string clock(double seconds);              ///< "1:05"
std::string decimal(double value, int places);  ///< locale-free
std::string percent(double share);              ///< "43 %"
std::string in_seconds(double seconds);         ///< "0.04 s", "3.6 s": what is too short for a clock
std::string for_long(double seconds);           ///< "48.2 s", "38:35"

/// Of a film of very many shots the charts below have a bar for each span of time: how long one is, "45 s". Empty where
/// they show every shot.
std::string span_words(const FilmStudy& film);

/// A value a shot, over time, as steps; `most` is the top of the chart.
std::string steps(const FilmStudy& film, const std::vector<double>& values, double most, const char* colour);
/// How long each shot is, as bars over time; those that miss the beat in the warm colour. Of a span
/// the middle length, and in the warm colour the share of its shots that miss.
std::string lengths(const FilmStudy& film);
/// Where each returning setup is on screen: a row each, at most `rows`, the longest first. `colours` by setup.
std::string returns(const FilmStudy& film, const std::vector<std::string>& colours, std::size_t rows);
/// The numbers of the setups `returns` draws, in its order.
std::vector<int> returning_setups(const FilmStudy& film, std::size_t rows);
/// The wheel of hues with the film's shares and its opposing pair.
std::string wheel(const std::vector<double>& hues, const std::optional<OpposingPair>& pair);
/// Cut strengths along the film: match cuts tall and light, others short. Of a span the strongest.
std::string joins(const FilmStudy& film);

}  // namespace rhyme::charts
