#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <optional>

namespace kindred {

/// What a run of kindred-cli left behind.
struct CliResult {
    int status = -1;  ///< exit status; -1 if it crashed or did not end
    QByteArray out;
    QByteArray err;

    /// Standard output as one JSON document; nothing if it is anything else, or more.
    std::optional<QJsonObject> document() const;
    /// For messages of failed checks.
    QByteArray all() const { return "status " + QByteArray::number(status) + "\n" + out + "\n" + err; }
};

enum class RunAs { Self, Nobody };

/// Runs the built kindred-cli to its end. As nobody only where the tests run as root.
CliResult runCli(const QStringList& arguments, RunAs user = RunAs::Self);
/// The same with --json before the arguments; the document is empty where there was not exactly one.
QJsonObject runJson(const QStringList& arguments, int* status = nullptr);

/// Starts it and leaves it running.
void startCli(QProcess& process, const QStringList& arguments);
/// Waits until standard error holds `text`; false if the program ends before.
bool waitForMessage(QProcess& process, const QByteArray& text);
/// Ctrl+C, and the result.
CliResult interrupt(QProcess& process);

/// True where processes of this test can be run as the user nobody, who may not read everything.
bool canRunAsNobody();

QString text(const std::filesystem::path& path);

}  // namespace kindred
