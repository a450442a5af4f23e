#include "core/project/history_script.h"

#include "core/project/bin_json.h"
#include "core/project/edit_arguments.h"
#include "core/project/step_names.h"

namespace rhyme {
namespace {

Json json_of(const Sequences& sequences) {
    Json timelines = Json::array();
    for (const auto& t : sequences.all) timelines.push_back(write_timeline(*t, Json::object()));
    return {{"current", sequences.current.value},
            {"next_sequence", sequences.next_sequence},
            {"timelines", std::move(timelines)},
            {"bin", write_bin(*sequences.bin, Json::object())}};
}

Result<Sequences> change(const Arguments& a) {
    Json json;
    try {
        json = json_of(a.sequences()).patch(a.reader()["patch"].json());
    } catch (const Json::exception& e) {
        return fail(ErrorCode::InvalidArgument,
                    std::string("the change does not fit what is there (") + e.what() + ")");
    }
    const JsonReader r(json, "");
    const auto timelines = r["timelines"].items();
    if (timelines.empty()) return fail(ErrorCode::InvalidArgument, "the change leaves no sequence");
    Sequences made;
    made.all.clear();
    for (std::size_t n = 0; n < timelines.size(); ++n)
        made.all.push_back(std::make_shared<const Timeline>(read_timeline(timelines[n], SequenceId{n + 1})));
    made.current = SequenceId{static_cast<std::uint64_t>(r.integer("current", 1, max_json_id))};
    made.next_sequence = static_cast<std::uint64_t>(r.integer("next_sequence", 1, max_json_id));
    std::vector<std::string> repaired;
    made.bin = Shared<Bin>(read_bin(r["bin"], repaired));
    if (!repaired.empty()) return fail(ErrorCode::InvalidArgument, repaired.front());
    for (const auto& t : made.all)
        for (const MediaId id : t->media())
            if (!a.knows(id)) return fail(ErrorCode::InvalidArgument, "the change uses media the project has not");
    if (const auto faults = validate(made); !faults.empty()) return fail(ErrorCode::InvalidArgument, faults.front());
    return made;
}

}  // namespace

std::string change_patch(const Sequences& before, const Sequences& after) {
    return Json::diff(json_of(before), json_of(after)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string history_script(const History& history) {
    std::string text = "[";
    const EditTable table;
    for (std::size_t i = 1; i <= history.position(); ++i) {
        const Sequences& before = history.entries()[i - 1].sequences;
        const History::Entry& entry = history.entries()[i];
        std::optional<Json> edit = name_step(before, entry.sequences, table);
        if (!edit)
            edit = {{"op", "change"},
                    {"label", entry.label},
                    {"patch", Json::diff(json_of(before), json_of(entry.sequences))}};
        text += (i > 1 ? ",\n" : "\n") + edit->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return text + "\n]\n";
}

std::vector<Operation> change_operations() {
    return {{{"change",
              "Make a step of a saved history again",
              {{"patch", "JSON Patch of {current, next_sequence, timelines, bin}"}, {"label", "text", false}}},
             {},
             change}};
}

}  // namespace rhyme
