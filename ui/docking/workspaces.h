// The workspaces as data: which panels stand where, by their ids. A panel that a window does not have is passed over.
#pragma once

#include <string>
#include <vector>

namespace rhyme::ui {

/// Panels behind one another as tabs, or parts side by side (Row) or one above the other (Column).
struct Layout {
    enum class Kind { Tabs, Row, Column };
    Kind kind = Kind::Tabs;
    int share = 1;                    ///< of the room of what it stands in, beside the shares of the others
    std::vector<std::string> panels;  ///< of Tabs; the first is in front
    std::vector<Layout> parts;        ///< of Row and Column
};

struct Workspace {
    std::string id;       ///< "edit": names it in the settings, and its command "workspace.edit"
    Layout wide, narrow;  ///< for a window of more, or less, than narrow_width
};

constexpr int narrow_width = 1240;  ///< logical pixels

/// Edit, Match, Song, Colour, Deliver.
const std::vector<Workspace>& workspaces();

/// `layout` without the panels that are not in `there`, and without parts that are empty then.
Layout only(const Layout& layout, const std::vector<std::string>& there);
/// Its panels, from the top left.
std::vector<std::string> panels_of(const Layout& layout);

}  // namespace rhyme::ui
