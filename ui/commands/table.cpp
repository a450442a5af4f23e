#include "ui/commands/commands.h"

#define TEXT(text) QT_TRANSLATE_NOOP("Commands", text)

namespace rhyme::ui {

const std::vector<CommandSpec>& command_table() {
    static const char *file = TEXT("&File"), *edit = TEXT("&Edit"), *clip = TEXT("&Clip"), *mark = TEXT("&Mark"),
                      *match = TEXT("M&atch"), *play = TEXT("&Play"), *view = TEXT("&View"), *help = TEXT("&Help");
    static const std::vector<CommandSpec> table{
        {"file.new", file, TEXT("&New Project"), {"Ctrl+N"}},
        {"file.open", file, TEXT("&Open…"), {"Ctrl+O"}},
        {"file.save", file, TEXT("&Save"), {"Ctrl+S"}, "", false, true},
        {"file.save_as", file, TEXT("Save &As…"), {"Ctrl+Shift+S"}},
        {"file.versions", file, TEXT("Open Earlier &Version…"), {}},
        {"file.import", file, TEXT("&Import…"), {"Ctrl+I"}, "import", false, true},
        {"file.relink", file, TEXT("Find &Missing Footage…"), {}},
        {"file.collect", file, TEXT("&Collect for Archiving…"), {}},
        {"file.export", file, TEXT("&Export…"), {"Ctrl+M"}, "export"},
        {"export.pause", file, TEXT("&Pause Exports"), {"Ctrl+Alt+P"}, "pause", true},
        {"export.clear", file, TEXT("Remo&ve Finished Exports"), {}, "clear-list"},
        {"file.import_edit", file, TEXT("Import E&dit…"), {}},
        {"file.export_edit", file, TEXT("E&xport Edit…"), {}},
        {"file.quit", file, TEXT("&Quit"), {"Ctrl+Q"}, "", false, true},

        {"edit.undo", edit, TEXT("&Undo"), {"Ctrl+Z"}, "undo"},
        {"edit.redo", edit, TEXT("&Redo"), {"Ctrl+Shift+Z", "Ctrl+Y"}, "redo"},
        {"edit.select_all", edit, TEXT("Select &All"), {"Ctrl+A"}, "", false, true},
        {"edit.select_none", edit, TEXT("Select &Nothing"), {"Ctrl+Shift+A"}},
        {"edit.select_at_playhead", edit, TEXT("Select Clip at &Playhead"), {"D"}},
        {"tool.select", edit, TEXT("&Select Tool"), {"V"}, "select", true, true},
        {"tool.trim", edit, TEXT("Ripple &Trim Tool"), {"Shift+B"}, "trim", true},
        {"tool.razor", edit, TEXT("Ra&zor Tool"), {"C"}, "razor", true},
        {"tool.slip", edit, TEXT("S&lip Tool"), {"Y"}, "slip", true},
        {"edit.snapping", edit, TEXT("Sna&pping"), {"S"}, "snap", true, true},

        {"clip.insert", clip, TEXT("&Insert Source at Playhead"), {"F9", ","}, "insert"},
        {"clip.overwrite", clip, TEXT("&Overwrite with Source at Playhead"), {"F10", "."}, "overwrite"},
        {"clip.split", clip, TEXT("&Split at Playhead"), {"B", "Ctrl+K"}, "razor", false, true},
        {"clip.split_all", clip, TEXT("Split &All Tracks"), {"Ctrl+Shift+K"}},
        {"clip.trim_start", clip, TEXT("Ripple Trim S&tart to Playhead"), {"Q"}},
        {"clip.trim_end", clip, TEXT("Ripple Trim &End to Playhead"), {"W"}},
        {"clip.trim_earlier", clip, TEXT("Nudge One Frame &Earlier"), {"Alt+Left"}},
        {"clip.trim_later", clip, TEXT("Nudge One Frame &Later"), {"Alt+Right"}},
        {"clip.lift", clip, TEXT("&Lift"), {"Delete", "Backspace"}, "", false, true},
        {"clip.ripple_delete", clip, TEXT("&Ripple Delete"), {"Shift+Delete", "Shift+Backspace"}},
        {"clip.lift_range", clip, TEXT("Lift In to Out"), {";"}},
        {"clip.extract_range", clip, TEXT("Extract In to Out"), {"'"}},
        {"clip.enable", clip, TEXT("&Disable or Enable"), {"Shift+E"}},
        {"clip.dissolve", clip, TEXT("&Dissolve at Cut"), {"Ctrl+D"}, "", false, true},
        {"clip.remove_transition", clip, TEXT("Remove Transition at Cut"), {"Ctrl+Shift+D"}},
        {"track.add_video", clip, TEXT("Add &Video Track"), {"Ctrl+Alt+V"}, "plus", false, true},
        {"track.add_audio", clip, TEXT("Add A&udio Track"), {"Ctrl+Alt+A"}, "plus"},

        {"mark.in", mark, TEXT("Mark &In"), {"I"}, "mark-in"},
        {"mark.out", mark, TEXT("Mark &Out"), {"O"}, "mark-out"},
        {"mark.clip", mark, TEXT("Mark &Clip"), {"X"}},
        {"mark.clear", mark, TEXT("C&lear In and Out"), {"Ctrl+Shift+X"}},
        {"mark.add", mark, TEXT("Add &Marker"), {"M"}, "marker", false, true},
        {"mark.remove", mark, TEXT("&Remove Marker at Playhead"), {"Ctrl+Alt+M"}},
        {"mark.next", mark, TEXT("&Next Marker"), {"Shift+M"}},
        {"mark.previous", mark, TEXT("&Previous Marker"), {"Ctrl+Shift+M"}},

        {"match.accept", match, TEXT("&Align and Cut Here"), {"Return", "Enter"}, "accept"},
        {"match.reject", match, TEXT("&Not This One"), {"Ctrl+Backspace"}},
        {"match.next", match, TEXT("Ne&xt Match"), {"]"}},
        {"match.previous", match, TEXT("&Previous Match"), {"["}},
        {"match.whole_bin", match, TEXT("Match the Whole &Bin"), {"Ctrl+B"}, "match-bin", true, true},
        {"match.at_cut", match, TEXT("Match at the &Cut or Clip"), {"Ctrl+E"}, "match-cut", true},
        {"compare.off", match, TEXT("Compare: O&ff"), {"1"}, "compare-off", true, true},
        {"compare.overlay", match, TEXT("Compare: &Overlay"), {"2"}, "compare-overlay", true},
        {"compare.wipe", match, TEXT("Compare: &Wipe"), {"3"}, "compare-wipe", true},
        {"compare.difference", match, TEXT("Compare: &Difference"), {"4"}, "compare-difference", true},
        {"compare.side", match, TEXT("Compare: &Side by Side"), {"5"}, "compare-side", true},
        {"compare.flicker", match, TEXT("Compare: Fl&icker"), {"6"}, "compare-flicker", true},

        {"play.toggle", play, TEXT("&Play or Pause"), {"Space"}, "play"},
        {"play.backward", play, TEXT("Shuttle &Backward"), {"J"}},
        {"play.stop", play, TEXT("&Stop"), {"K"}},
        {"play.forward", play, TEXT("Shuttle &Forward"), {"L"}},
        {"play.around", play, TEXT("Play &Around the Cut"), {"Shift+Space", "/"}, "loop"},
        {"play.step_back", play, TEXT("One Frame Bac&k"), {"Left"}, "step-back", false, true},
        {"play.step_forward", play, TEXT("One Frame &On"), {"Right"}, "step-forward"},
        {"play.leap_back", play, TEXT("Ten Frames Back"), {"Shift+Left"}},
        {"play.leap_forward", play, TEXT("Ten Frames On"), {"Shift+Right"}},
        {"play.previous_cut", play, TEXT("P&revious Cut"), {"Up"}, "previous-cut"},
        {"play.next_cut", play, TEXT("&Next Cut"), {"Down"}, "next-cut"},
        {"play.start", play, TEXT("To the S&tart"), {"Home"}, "to-start"},
        {"play.end", play, TEXT("To the &End"), {"End"}, "to-end"},

        {"view.zoom_in", view, TEXT("Zoom &In"), {"+", "="}, "zoom-in"},
        {"view.zoom_out", view, TEXT("Zoom &Out"), {"-"}, "zoom-out"},
        {"view.zoom_fit", view, TEXT("&Whole Sequence"), {"\\", "Shift+Z"}, "zoom-fit"},
        {"view.bin", view, TEXT("&Bin"), {"Shift+1"}, "", false, true},
        {"view.source", view, TEXT("&Source Viewer"), {"Shift+2"}},
        {"view.timeline", view, TEXT("&Timeline"), {"Shift+3"}},
        {"view.matches", view, TEXT("&Matches"), {"Shift+4"}},
        {"view.history", view, TEXT("&History"), {"Shift+5"}, "", true},
        {"view.exports", view, TEXT("&Export Queue"), {"Shift+6"}, "queue", true},
        {"view.full_screen", view, TEXT("&Full Screen"), {"F11"}, "", true, true},

        {"help.about", help, TEXT("&About Rhyme"), {}},
    };
    return table;
}

}  // namespace rhyme::ui
