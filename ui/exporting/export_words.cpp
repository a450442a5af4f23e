#include "ui/exporting/export_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>
#include <cmath>

#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

QString sentence(QString said) {
    if (!said.isEmpty()) said[0] = said[0].toUpper();
    return said;
}

/// One decimal, with a true minus sign.
QString decibels(double value) { return QString::number(value, 'f', 1).replace(QLatin1Char('-'), QStringLiteral("−")); }

QString loudness_text(const Loudness& loudness) {
    if (loudness.sample_peak <= Loudness::silence) return Words::tr("The sound is silent");
    const QString peak = Words::tr("true peak %1 dBTP").arg(decibels(loudness.true_peak));
    QString text = loudness.integrated <= Loudness::silence
                       ? sentence(peak)
                       : Words::tr("Loudness %1 LUFS, %2").arg(decibels(loudness.integrated), peak);
    if (loudness.true_peak > 0) text += Words::tr(": may clip in some players");
    return text;
}

QString codec_name(const std::string& codec) {
    static constexpr std::array<std::pair<const char*, const char*>, 12> known{{{"libx264", "H.264"},
                                                                                {"libx265", "H.265"},
                                                                                {"libsvtav1", "AV1"},
                                                                                {"libaom-av1", "AV1"},
                                                                                {"libvpx-vp9", "VP9"},
                                                                                {"prores_ks", "ProRes"},
                                                                                {"dnxhd", "DNxHR"},
                                                                                {"libopus", "Opus"},
                                                                                {"libvorbis", "Vorbis"},
                                                                                {"libmp3lame", "MP3"},
                                                                                {"pcm_s16le", "16-bit PCM"},
                                                                                {"pcm_s24le", "24-bit PCM"}}};
    for (const auto& [name, title] : known)
        if (codec == name) return QLatin1String(title);
    return QString::fromStdString(codec).toUpper();
}

}  // namespace

QString remaining_text(double seconds) {
    if (seconds < 5) return Words::tr("a few seconds left");
    if (seconds < 55) return Words::tr("about %1 seconds left").arg(static_cast<int>(std::ceil(seconds / 5) * 5));
    if (seconds < 90) return Words::tr("about a minute left");
    if (seconds < 90 * 60) return Words::tr("about %1 minutes left").arg(static_cast<int>(std::lround(seconds / 60)));
    return Words::tr("about %1 hours left").arg(static_cast<int>(std::lround(seconds / 3600)));
}

QString remaining_text(double fraction, double seconds_taken) {
    if (fraction < 0.02 || seconds_taken < 1) return {};
    return remaining_text(seconds_taken * (1 - fraction) / fraction);
}

QString report_text(const ExportReport& report) {
    QStringList lines;
    if (!report.check.empty()) lines << sentence(core_words(report.check));
    if (report.loudness) lines << loudness_text(*report.loudness);
    for (const std::string& warning : report.warnings)
        if (report.checked || !warning.ends_with(report.check)) lines << sentence(core_words(warning));
    return lines.join(QLatin1Char('\n'));
}

QString item_text(const RenderQueue::Item& item, bool paused) {
    using State = RenderQueue::State;
    const QString percent = Words::tr("%1 %").arg(static_cast<int>(item.fraction * 100));
    switch (item.state) {
        case State::Waiting:
            if (paused) return Words::tr("Waiting, paused");
            return item.seconds_left ? Words::tr("Waiting, %1").arg(remaining_text(*item.seconds_left))
                                     : Words::tr("Waiting");
        case State::Running:
            if (paused) return Words::tr("Paused at %1").arg(percent);
            return item.seconds_left ? QStringLiteral("%1, %2").arg(percent, remaining_text(*item.seconds_left))
                                     : percent;
        case State::Done:
            return item.report ? report_text(*item.report) : sentence(core_words(item.message));
        case State::Failed:
            return Words::tr("Failed: %1").arg(error_words(*item.error));
        case State::Cancelled:
            break;
    }
    return Words::tr("Stopped, nothing was written");
}

QString preset_parts(const ExportPreset& preset) {
    QString kind = QString::fromStdString(preset.extension).toUpper();
    if (kind.startsWith(QLatin1Char('.'))) kind.remove(0, 1);
    QStringList parts{Words::tr("%1 file").arg(kind)};
    if (preset.video) parts << Words::tr("%1 picture").arg(codec_name(preset.video->codec));
    if (preset.audio) parts << Words::tr("%1 sound").arg(codec_name(preset.audio->codec));
    return parts.join(QStringLiteral(", "));
}

QString preset_title(const std::string& name) {
    const ExportPreset* preset = find_preset(name);
    return preset ? core_words(preset->text) : QString::fromStdString(name);
}

}  // namespace rhyme::ui
