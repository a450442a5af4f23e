#include "core/project/edit_script.h"

#include <algorithm>

#include "core/project/edit_arguments.h"

namespace rhyme {
namespace {

std::vector<Operation> operations() {
    std::vector<Operation> all;
    for (const auto list : {clip_operations, track_operations, place_operations, speed_operations, attribute_operations,
                            sequence_operations, song_operations, bin_operations, change_operations})
        for (Operation& o : list()) all.push_back(std::move(o));
    return all;
}

/// Applies one edit of the table; faults in it are thrown as JsonFault.
Result<Sequences> apply(const std::vector<Operation>& table, const Sequences& sequences, const Json& json,
                        const std::vector<MediaItem>* media) {
    const JsonReader r(json, "");
    if (!json.is_object()) throw JsonFault{"an edit must be an object with \"op\""};
    const std::string name = r["op"].text();
    const auto operation =
        std::find_if(table.begin(), table.end(), [&](const Operation& o) { return o.what.name == name; });
    if (operation == table.end()) throw JsonFault{"there is no edit \"" + name + "\""};
    for (const auto& [key, value] : json.items()) {
        const auto& known = operation->what.arguments;
        if (key != "op" &&
            std::none_of(known.begin(), known.end(), [&k = key](const EditArgument& a) { return a.name == k; }))
            throw JsonFault{"there is no argument \"" + key + "\""};
    }
    const Arguments arguments(r, sequences, media);
    return operation->edit ? edited(sequences, operation->edit(arguments)) : operation->edit_all(arguments);
}

std::string op_of(const Json& edit) {
    const auto op = edit.is_object() ? edit.find("op") : edit.end();
    return op != edit.end() && op->is_string() ? " (" + op->get<std::string>() + ")" : "";
}

}  // namespace

std::vector<EditOperation> edit_operations() {
    std::vector<EditOperation> list;
    for (Operation& o : operations()) list.push_back(std::move(o.what));
    return list;
}

EditTable::EditTable() : operations_(std::make_shared<const std::vector<Operation>>(operations())) {}

Result<Sequences> EditTable::apply(const Sequences& sequences, const std::string& edit,
                                   const std::vector<MediaItem>* media) const {
    try {
        return rhyme::apply(*operations_, sequences, parse_json(edit), media);
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::InvalidArgument, fault.what);
    } catch (const std::exception& e) {
        return fail(ErrorCode::InvalidArgument, std::string("the edit cannot be read (") + e.what() + ")");
    }
}

Result<Sequences> apply_edit(const Sequences& sequences, const std::string& edit) {
    return EditTable().apply(sequences, edit);
}

Result<Timeline> apply_edit(const Timeline& timeline, const std::string& edit) {
    auto after = apply_edit(Sequences(timeline), edit);
    if (!after) return fail(after.error());
    return after->now();
}

Result<Project> apply_script(const Project& project, const std::string& script) {
    std::string where;
    try {
        const Json json = parse_json(script);
        if (!json.is_array()) throw JsonFault{"a script must be a list of edits"};
        const auto table = operations();
        Sequences sequences = project.sequences();
        for (std::size_t i = 0; i < json.size(); ++i) {
            where = "edit " + std::to_string(i) + op_of(json[i]) + ": ";
            auto after = apply(table, sequences, json[i], &project.media);
            if (!after) {
                Error error = after.error();
                error.what = where + error.what;
                return fail(error);
            }
            sequences = std::move(*after);
        }
        Project edited = project;
        edited.set_sequences(sequences);
        return edited;
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::InvalidArgument, where + fault.what, {}, "see rhyme-cli edit --list");
    } catch (const std::exception& e) {
        return fail(ErrorCode::InvalidArgument, where + "it cannot be read (" + e.what() + ")");
    }
}

}  // namespace rhyme
