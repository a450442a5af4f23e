#include "ui/docking/workspaces.h"

#include <algorithm>

namespace rhyme::ui {
namespace {

Layout tabs(int share, std::vector<std::string> panels) { return {Layout::Kind::Tabs, share, std::move(panels), {}}; }
Layout row(int share, std::vector<Layout> parts) { return {Layout::Kind::Row, share, {}, std::move(parts)}; }
Layout column(int share, std::vector<Layout> parts) { return {Layout::Kind::Column, share, {}, std::move(parts)}; }

const std::vector<std::string> beside{"matches", "inspector"};

}  // namespace

const std::vector<Workspace>& workspaces() {
    static const std::vector<Workspace> all{
        {"edit",
         column(1,
                {row(60, {tabs(16, {"bin", "effects"}), tabs(28, {"source"}), tabs(35, {"program"}), tabs(21, beside)}),
                 tabs(40, {"timeline"})}),
         column(1, {row(58, {tabs(25, {"bin", "effects"}), tabs(45, {"program", "source"}), tabs(30, beside)}),
                    tabs(42, {"timeline"})})},
        {"match",
         column(1, {row(72, {tabs(34, {"matches", "chain", "likeness", "bin"}),
                             tabs(66, {"match_viewer", "program", "source"})}),
                    tabs(28, {"timeline"})}),
         column(1, {row(66, {tabs(42, {"matches", "chain", "likeness", "bin"}),
                             tabs(58, {"match_viewer", "program", "source"})}),
                    tabs(34, {"timeline"})})},
        {"song",
         column(1, {row(46, {tabs(24, {"bin"}), tabs(46, {"program"}),
                             tabs(30, {"first_cut", "matches", "inspector", "markers"})}),
                    tabs(54, {"timeline"})}),
         column(1, {row(46, {tabs(34, {"bin", "first_cut", "matches", "inspector", "markers"}), tabs(66, {"program"})}),
                    tabs(54, {"timeline"})})},
        {"colour",
         column(1, {row(68, {tabs(28, {"scopes", "source", "study"}), tabs(44, {"program"}),
                             tabs(28, {"inspector", "matches"})}),
                    tabs(32, {"timeline"})}),
         column(1, {row(64, {tabs(62, {"program", "scopes", "study"}), tabs(38, {"inspector", "matches"})}),
                    tabs(36, {"timeline"})})},
        {"deliver",
         column(1,
                {row(64, {tabs(58, {"program"}), column(42, {tabs(55, {"preflight"}), tabs(45, {"exports", "jobs"})})}),
                 tabs(36, {"timeline"})}),
         column(1, {row(60, {tabs(54, {"program"}), tabs(46, {"preflight", "exports", "jobs"})}),
                    tabs(40, {"timeline"})})},
    };
    return all;
}

Layout only(const Layout& layout, const std::vector<std::string>& there) {
    Layout left = layout;
    std::erase_if(left.panels, [&](const std::string& id) { return std::ranges::find(there, id) == there.end(); });
    for (Layout& part : left.parts) part = only(part, there);
    std::erase_if(left.parts, [](const Layout& part) { return panels_of(part).empty(); });
    return left;
}

std::vector<std::string> panels_of(const Layout& layout) {
    std::vector<std::string> panels = layout.panels;
    for (const Layout& part : layout.parts)
        for (std::string& id : panels_of(part)) panels.push_back(std::move(id));
    return panels;
}

}  // namespace rhyme::ui
