// Splits the clip under the pointer (and its linked sound); with Shift all tracks.
#include <QCoreApplication>

#include "ui/session/session.h"
#include "ui/timeline/tools/tool.h"

namespace rhyme::ui {
namespace {

class RazorTool : public Tool {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        if (!event.hit.clip) return;
        FramePosition at = host.geometry().boundary_at(event.at.x());
        if (auto snapper = host.make_snapper({})) {
            at += snapper->snap({at}, host.geometry().view().pixels_per_frame).by;
        }
        std::vector<TrackId> tracks;
        if (!(event.modifiers & Qt::ShiftModifier)) {
            const auto linked = event.modifiers & Qt::AltModifier ? std::vector<ClipId>{event.hit.clip}
                                                                  : host.before().linked(event.hit.clip);
            for (const ClipId id : linked)
                if (const Track* track = host.before().track_of(id)) tracks.push_back(track->id);
        }
        const auto text = QCoreApplication::translate("Timeline", "Split clip");
        host.session().commit(text, split(host.before(), at, tracks));
    }
    void move(const ToolEvent&, ToolHost&) override {}
    void release(const ToolEvent&, ToolHost&) override {}
    void cancel() override {}
    Qt::CursorShape cursor(const Hit& hit) const override { return hit.clip ? Qt::CrossCursor : Qt::ArrowCursor; }
    bool shows_blade() const override { return true; }
};

}  // namespace

std::unique_ptr<Tool> make_razor_tool() { return std::make_unique<RazorTool>(); }

}  // namespace rhyme::ui
