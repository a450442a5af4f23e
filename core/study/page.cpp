#include "core/study/page.h"

#include <algorithm>
#include <cstdint>

#include "core/image/jpeg.h"
#include "core/study/charts.h"

namespace rhyme::page {
namespace {

std::string base64(const std::string& bytes) {
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t v = 0;
        for (std::size_t k = 0; k < 3; ++k)
            v = v << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k) out += k <= bytes.size() - i ? digits[v >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

// The greys and the pair of the window; on paper the greys turn about.
constexpr const char* style = R"css(
:root{--ground:#161616;--panel:#1e1e1e;--raised:#282828;--rule:#343434;--text:#e6e6e6;--quiet:#9a9a9a;--bar:#6e6e6e;
--warm:#ff8a3d;--cool:#3db8ff;color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.45 system-ui,"Noto Sans","DejaVu Sans",sans-serif;
font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
main{max-width:1120px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px;font-weight:600;overflow-wrap:anywhere}
h2{font-size:20px;margin:0 0 2px;font-weight:600}
h3{font-size:14px;margin:0 0 4px;font-weight:600}
p{margin:0 0 12px;max-width:72ch}
.lead,.quiet,figcaption,.axis,th{color:var(--quiet)}
section{margin-top:40px;padding-top:20px;border-top:1px solid var(--rule)}
figure{margin:0}
figcaption,.axis,small{font-size:13px;line-height:1.35}
img+figcaption,.gap+figcaption,.split+figcaption{margin-top:6px}figcaption+svg{margin-top:6px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(104px,1fr));gap:16px;margin:24px 0}
.facts b{display:block;font-size:26px;line-height:1.15;font-weight:600}
.facts span{font-size:13px;color:var(--quiet)}
.grid2{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:24px 32px}
.four{grid-template-columns:repeat(2,1fr)}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:16px 12px}
.sheet.large{grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:20px 16px}
img,.gap{display:block;width:100%;height:auto;border-radius:4px;background:var(--raised)}
.code img{height:72px;border-radius:0;image-rendering:auto}
svg{display:block;width:100%}
svg.line,svg.bars{height:96px;background:var(--panel)}
svg.returns{background:var(--panel)}
svg .grid{stroke:var(--rule);fill:none}
.wheel{max-width:260px;margin:0 auto}
.wheel .pair{stroke:var(--text);stroke-width:2;fill:none}
.wheel .end{stroke:var(--text);stroke-width:2}
.axis{display:flex;justify-content:space-between;margin-top:4px}
.strip{display:flex;height:28px;border-radius:4px;overflow:hidden;margin:4px 0 6px}
.strip i{display:block;min-width:1px}
.split{display:grid;grid-template-columns:1fr 1fr;gap:2px}
.split img{border-radius:0}
.pairs{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:20px 16px}
.a{border-top:3px solid var(--warm)}.b{border-top:3px solid var(--cool)}
.rows{display:grid;grid-template-columns:auto 1fr auto;gap:6px 12px;align-items:center;font-size:14px}
.rows .track{height:12px;background:var(--panel);border-radius:2px;overflow:hidden}
.rows .track i{display:block;height:100%;background:var(--bar)}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:6px 10px 6px 0;text-align:right;border-bottom:1px solid var(--rule);font-weight:400}
th:first-child,td:first-child{text-align:left}
td.mine{color:var(--warm)}td.theirs{color:var(--cool)}
.scroll{overflow-x:auto}
.finding{margin-top:24px}
.finding h3{font-size:16px}
.key{display:inline-block;width:10px;height:10px;border-radius:2px;margin:0 4px 0 10px;vertical-align:-1px}
.num{font-weight:600;color:var(--text)}
@media(max-width:600px){main{padding:20px 14px 48px}h1{font-size:22px}section{margin-top:28px}
.sheet{grid-template-columns:repeat(2,1fr)}.sheet.large{grid-template-columns:1fr}.pairs{grid-template-columns:1fr}
.grid2,.four{grid-template-columns:1fr}.facts{grid-template-columns:repeat(3,1fr);gap:12px}.facts b{font-size:21px}
th,td{padding:6px 6px 6px 0;font-size:13px}}
@media print{:root{--ground:#fff;--panel:#f1f1f1;--raised:#e6e6e6;--rule:#c8c8c8;--text:#111;--quiet:#555;--bar:#8a8a8a;
--warm:#c9541a;--cool:#1478b4;color-scheme:light}
body{font-size:11pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}main{max-width:none;padding:0}
section{margin-top:14pt;padding-top:8pt}svg.line,svg.bars{height:64px}.wheel{max-width:170px}
.sheet,.pairs,.sheet.large{gap:8pt 8pt}.grid2{gap:10pt 20pt}.finding{margin-top:12pt}th,td{padding:3pt 8pt 3pt 0}h2,h3,.lead{break-after:avoid-page}.facts{grid-template-columns:repeat(8,1fr);gap:8pt}.facts b{font-size:14pt}.facts span{font-size:8pt}figure,.finding h3,tr{break-inside:avoid}
.sheet{grid-template-columns:repeat(5,1fr)}.sheet.large{grid-template-columns:repeat(3,1fr)}
.finding .sheet{grid-template-columns:repeat(6,1fr)}.pairs{grid-template-columns:repeat(3,1fr)}}
@page{margin:14mm}
)css";

}  // namespace

Result<std::string> data_uri(const cv::Mat& rgb, int quality) {
    const auto bytes = encode_jpeg(rgb, quality);
    if (!bytes) return fail(bytes.error());
    return "data:image/jpeg;base64," + base64(*bytes);
}

std::string picture(const cv::Mat& rgb, const std::string& words, double aspect) {
    if (!rgb.empty())
        if (const auto uri = data_uri(rgb))
            return "<img alt=\"" + charts::escaped(words) + "\" width=\"" + std::to_string(rgb.cols) + "\" height=\"" +
                   std::to_string(rgb.rows) + "\" src=\"" + *uri + "\">";
    return "<div class=\"gap\" style=\"aspect-ratio:" + charts::decimal(std::clamp(aspect, 0.2, 5.0), 3) + "\"></div>";
}

std::string axis(double seconds) {
    constexpr double ticks_of_a_clock = 4;
    std::string out = "<div class=\"axis\">";
    for (int k = 0; k <= 4; ++k)
        out += "<span>" +
               (seconds < ticks_of_a_clock ? charts::in_seconds(seconds * k / 4) : charts::clock(seconds * k / 4)) +
               "</span>";
    return out + "</div>";
}

std::string section(const std::string& title, const std::string& lead, const std::string& body) {
    return "<section><h2>" + charts::escaped(title) + "</h2><p class=\"lead\">" + charts::escaped(lead) + "</p>" +
           body + "</section>\n";
}

std::string document(const std::string& title, const std::string& body) {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width,initial-scale=1\"><title>" +
           charts::escaped(title) + "</title><style>" + style + "</style></head>\n<body><main>\n" + body +
           "</main></body></html>\n";
}

}  // namespace rhyme::page
