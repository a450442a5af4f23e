// Which footage is shown by what was noted of it: stars, labels, tags. Pure, and the menu that sets it.
#pragma once

#include <QString>
#include <functional>
#include <set>
#include <string>

#include "core/timeline/bin.h"

class QMenu;

namespace rhyme::ui {

struct NoteFilter {
    int least_rating = 0;
    bool unrated = false;          ///< only those without stars; least_rating is then 0
    std::set<std::string> colors;  ///< one of them; none: all
    std::set<std::string> tags;    ///< every one of them

    bool operator==(const NoteFilter&) const = default;
    bool is_set() const { return *this != NoteFilter{}; }
    bool passes(const MediaNote& note) const;
};

/// Fills `menu` with the choices for `bin`, as `filter` has them; `changed` is told of each that is made.
void fill_filter_menu(QMenu& menu, const Bin& bin, const NoteFilter& filter,
                      const std::function<void(const NoteFilter&)>& changed);

}  // namespace rhyme::ui
