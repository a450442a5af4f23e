#include "core/media/deinterlace.h"

#include <string>

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace rhyme {
namespace {

bool alike(const AVFrame& a, const AVFrame& b) {
    return a.width == b.width && a.height == b.height && a.format == b.format;
}

// The same samples in memory; the filter holds references, so that their place is not used again.
bool same(const FramePtr& held, const AVFrame* frame) {
    return held && frame && held->data[0] == frame->data[0] && alike(*held, *frame);
}

}  // namespace

Deinterlacer::~Deinterlacer() { close(); }

void Deinterlacer::close() {
    avfilter_graph_free(&graph_);
    in_ = out_ = nullptr;
    fed_ = 0;
    last_.reset();
    one_before_.reset();
}

bool Deinterlacer::open(const AVFrame& like) {
    close();
    graph_ = avfilter_graph_alloc();
    if (!graph_) return false;
    graph_->nb_threads = 2;
    const std::string source = "video_size=" + std::to_string(like.width) + "x" + std::to_string(like.height) +
                               ":pix_fmt=" + std::to_string(like.format) + ":time_base=1/25";
    AVFilterContext* filter = nullptr;
    const auto add = [&](AVFilterContext** made, const char* kind, const char* options) {
        const AVFilter* found = avfilter_get_by_name(kind);
        return found && avfilter_graph_create_filter(made, found, kind, options, nullptr, graph_) >= 0;
    };
    return add(&in_, "buffer", source.c_str()) && add(&filter, "bwdif", "mode=send_frame:parity=auto:deint=all") &&
           add(&out_, "buffersink", nullptr) && avfilter_link(in_, 0, filter, 0) >= 0 &&
           avfilter_link(filter, 0, out_, 0) >= 0 && avfilter_graph_config(graph_, nullptr) >= 0;
}

bool Deinterlacer::feed(const AVFrame* frame) {
    if (!frame) return av_buffersrc_add_frame_flags(in_, nullptr, 0) >= 0;
    const FramePtr stamped(av_frame_clone(frame));
    if (!stamped) return false;
    stamped->pts = fed_++;
    one_before_ = std::move(last_);
    last_.reset(av_frame_clone(frame));
    return last_ && av_buffersrc_add_frame_flags(in_, stamped.get(), AV_BUFFERSRC_FLAG_KEEP_REF) >= 0;
}

FramePtr Deinterlacer::take() {
    FramePtr made(av_frame_alloc());
    if (!made || av_buffersink_get_frame(out_, made.get()) < 0) return nullptr;
    return made;
}

FramePtr Deinterlacer::make(const AVFrame* before, const AVFrame& frame, const AVFrame* after) {
    if (before && !alike(*before, frame)) before = nullptr;
    if (after && !alike(*after, frame)) after = nullptr;
    if (frame.height < 4 || frame.width < 3) return nullptr;  // bwdif refuses
    const bool goes_on = graph_ && same(last_, &frame) && (before ? same(one_before_, before) : fed_ == 1);
    if (!goes_on) {
        if (!open(frame)) return close(), nullptr;
        if (before && !feed(before)) return close(), nullptr;
        if (!feed(&frame)) return close(), nullptr;
        // What the filter makes of the neighbour has no neighbour of its own on the other side: it is not used.
        if (before) take();
    }
    FramePtr made = feed(after) ? take() : nullptr;
    if (!after || !made) close();  // the filter has seen the end
    if (made) set_progressive(*made);
    return made;
}

}  // namespace rhyme
