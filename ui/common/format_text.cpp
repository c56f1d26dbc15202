#include "ui/common/format_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

namespace kindred {

namespace {

/// Where the words of this file stand among the translations.
struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(FormatText)
};

}  // namespace

QString countText(std::uint64_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString bytesText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString durationText(double seconds) {
    if (seconds < 1)
        return FormatText::tr("under a second");
    if (seconds < 90)
        return FormatText::tr("%1 s").arg(std::lround(seconds));
    const auto minutes = std::lround(seconds / 60);
    if (minutes < 90)
        return FormatText::tr("%1 min").arg(minutes);
    return FormatText::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString searchTimeText(double seconds) {
    const double milliseconds = seconds * 1000;
    if (milliseconds < 0.1)
        return FormatText::tr("under 0.1 ms");
    return FormatText::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

QString dateText(std::int64_t nanosecondsSince1970) {
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(nanosecondsSince1970 / 1'000'000);
    return QLocale().toString(date, QLocale::ShortFormat);
}

QString stageText(const std::string& stage) {
    if (stage == "walking")
        return FormatText::tr("Looking for pictures");
    if (stage == "encoding")
        return FormatText::tr("Reading pictures");
    if (stage == "loading")
        return FormatText::tr("Loading the data set");
    if (stage == "training")
        return FormatText::tr("Training");
    if (stage == "testing")
        return FormatText::tr("Judging on the test pictures");
    if (stage == "ranking")
        return FormatText::tr("Ranking");
    if (stage == "comparing")
        return FormatText::tr("Comparing rankings");
    if (stage == "examining")
        return FormatText::tr("Examining the library");
    if (stage == "backing up")
        return FormatText::tr("Making a backup of the library");
    if (stage == "pairing")
        return FormatText::tr("Comparing codes");
    if (stage == "grouping")
        return FormatText::tr("Grouping pictures");
    if (stage == "moving")
        return FormatText::tr("Moving files");
    if (stage == "looking")
        return FormatText::tr("Looking at the pictures");
    return FormatText::tr("Working");
}

QString progressText(const Progress& progress, const ProgressEstimate& estimate) {
    QStringList parts;
    if (progress.total > 0)
        parts << FormatText::tr("%1 of %2").arg(countText(progress.done), countText(progress.total));
    else if (progress.done > 0)
        parts << countText(progress.done);
    if (const auto rate = estimate.rate(); rate && *rate > 0)
        parts << FormatText::tr("%1 a second").arg(QLocale().toString(*rate, 'f', *rate < 10 ? 1 : 0));
    if (const auto left = estimate.secondsLeft())
        parts << FormatText::tr("%1 left").arg(durationText(*left));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace kindred
