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

/// A value a shot, over time, as steps; `most` is the top of the chart.
std::string steps(const FilmStudy& film, const std::vector<double>& values, double most, const char* colour);
/// How long each shot is, as bars over time; those that miss the beat in the warm colour.
std::string lengths(const FilmStudy& film);
/// Where each returning setup is on screen: a row each, at most `rows`, the longest first. `colours` by setup.
std::string returns(const FilmStudy& film, const std::vector<std::string>& colours, std::size_t rows);
/// The numbers of the setups `returns` draws, in its order.
std::vector<int> returning_setups(const FilmStudy& film, std::size_t rows);
/// The wheel of hues with the film's shares and its opposing pair.
std::string wheel(const std::vector<double>& hues, const std::optional<OpposingPair>& pair);
/// Cut strengths along the film: match cuts tall and light, others short.
std::string joins(const FilmStudy& film);

}  // namespace rhyme::charts
