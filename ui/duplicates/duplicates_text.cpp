#include "ui/duplicates/duplicates_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include "core/engine/find_duplicates.h"
#include "ui/common/error_text.h"
#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/duplicates/duplicates_controller.h"

namespace kindred {

namespace {

/// Where the words of this file stand among the translations.
struct DuplicatesText {
    Q_DECLARE_TR_FUNCTIONS(DuplicatesText)
};

QString number(int value) {
    return QLocale().toString(value);
}

QString refusedText(const std::vector<InputFailure>& refused) {
    QString text =
        DuplicatesText::tr("%n picture(s) stayed where they are:", nullptr, static_cast<int>(refused.size()));
    constexpr std::size_t most = 3;
    for (std::size_t i = 0; i < std::min(most, refused.size()); ++i) {
        const QString reason = failureText(refused[i].error, refused[i].reason);
        text += QStringLiteral("\n") +
                (refused[i].path.empty() ? reason : toText(refused[i].path) + QStringLiteral(": ") + reason);
    }
    return text + (refused.size() > most ? QStringLiteral("\n…") : QString());
}

}  // namespace

QString factsOf(const DuplicateMember& member) {
    QStringList facts;
    if (member.width > 0)
        facts << DuplicatesText::tr("%1 × %2").arg(number(member.width), number(member.height));
    facts << bytesText(member.size);
    const QDateTime taken = QDateTime::fromString(QString::fromStdString(member.taken), Qt::ISODate);
    facts << (taken.isValid() ? QLocale().toString(taken, QLocale::ShortFormat)
                              : dateText(member.modifiedNs));
    return facts.join(QStringLiteral(" · "));
}

QString radiusText(int radius, int bits, bool looks) {
    if (radius == 0)
        return DuplicatesText::tr("equal codes: hardly changed");
    if (radius < defaultDuplicateRadius(bits, false))
        return DuplicatesText::tr("%n bit(s) may differ: little changed", nullptr, radius);
    if (looks || radius <= 2 * defaultDuplicateRadius(bits, false))
        return DuplicatesText::tr("%n bit(s) may differ: resized or saved anew", nullptr, radius);
    return DuplicatesText::tr("%n bit(s) may differ: also what only looks alike", nullptr, radius);
}

QString planText(const ShownGroup& group) {
    const auto going = group.going();
    const QString name = toText(group.group.members.front().path.filename());
    if (going.empty())
        return DuplicatesText::tr("All stay.");
    const auto staying = group.group.members.size() - going.size();
    const QString stay =
        staying == 1 ? DuplicatesText::tr("%1 stays.").arg(name)
                     : DuplicatesText::tr("%1 and %n other(s) stay.", nullptr, static_cast<int>(staying) - 1)
                           .arg(name);
    return DuplicatesText::tr("%n to the trash", nullptr, static_cast<int>(going.size())) +
           QStringLiteral(" · ") + DuplicatesText::tr("%1 to win").arg(bytesText(group.bytesToWin())) +
           QStringLiteral(" · ") + stay;
}

QString announcementText(const ShownGroup& group) {
    const QString name = toText(group.group.members.front().path.filename());
    return DuplicatesText::tr("%n picture(s) go to the trash, %1 stays; %2 are won.", nullptr,
                              static_cast<int>(group.going().size()))
        .arg(name, bytesText(group.bytesToWin()));
}

QString summaryText(const DuplicatesController& controller) {
    QStringList lines;
    if (const auto& report = controller.report()) {
        QStringList parts;
        parts << DuplicatesText::tr("%n group(s)", nullptr, controller.groups().rowCount())
              << DuplicatesText::tr("%1 to win").arg(bytesText(controller.groups().bytesToWin()))
              << DuplicatesText::tr("%n picture(s) compared in %1", nullptr,
                                    static_cast<int>(report->pictures))
                     .arg(durationText(report->seconds));
        if (controller.outdated())
            parts << DuplicatesText::tr("the library has changed since");
        lines << parts.join(QStringLiteral(" · "));
    }
    if (controller.waiting())
        lines << DuplicatesText::tr("What you chose is kept as soon as the indexing is over.");
    if (!controller.refused().empty())
        lines << QStringLiteral("⚠ ") + refusedText(controller.refused());
    if (controller.error() && controller.report())
        lines << QStringLiteral("⚠ ") + errorText(*controller.error());
    return lines.join(QLatin1Char('\n'));
}

}  // namespace kindred
