#include "tests/app/cli_process.h"

#include <grp.h>
#include <sys/types.h>
#include <unistd.h>

#include <QJsonDocument>
#include <csignal>

#include "tests/support/temporary_folder.h"

namespace kindred {
namespace {

constexpr int longestRunMs = 240'000;
constexpr uid_t nobody = 65534;

CliResult resultOf(QProcess& process, QByteArray errorSoFar = {}) {
    CliResult result;
    if (process.waitForFinished(longestRunMs) && process.exitStatus() == QProcess::NormalExit) {
        result.status = process.exitCode();
    }
    result.out = process.readAllStandardOutput();
    result.err = std::move(errorSoFar) + process.readAllStandardError();
    return result;
}

}  // namespace

std::optional<QJsonObject> CliResult::document() const {
    QJsonParseError problem;
    const QJsonDocument parsed = QJsonDocument::fromJson(out, &problem);
    if (problem.error != QJsonParseError::NoError || !parsed.isObject()) {
        return std::nullopt;
    }
    return parsed.object();
}

CliResult runCli(const QStringList& arguments, RunAs user) {
    QProcess process;
    if (user == RunAs::Nobody && geteuid() == 0) {
        process.setChildProcessModifier([] {
            if (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0) {
                _exit(126);
            }
        });
    }
    startCli(process, arguments);
    return resultOf(process);
}

QJsonObject runJson(const QStringList& arguments, int* status) {
    const CliResult result = runCli(QStringList("--json") + arguments);
    if (status) {
        *status = result.status;
    }
    const auto document = result.document();
    if (!document) {
        qWarning("not one JSON document: %s", result.all().constData());
    }
    return document.value_or(QJsonObject());
}

void startCli(QProcess& process, const QStringList& arguments) {
    // Thumbnails of tests are nobody's to keep.
    static const TemporaryFolder caches;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), text(caches.path()));
    process.setProcessEnvironment(environment);
    process.start(KINDRED_CLI, arguments);
    process.waitForStarted();
}

bool waitForMessage(QProcess& process, const QByteArray& text) {
    QByteArray seen;
    process.setReadChannel(QProcess::StandardError);
    while (!seen.contains(text)) {
        if (!process.waitForReadyRead(longestRunMs)) {
            return false;
        }
        seen += process.readAllStandardError();
    }
    return true;
}

CliResult interrupt(QProcess& process) {
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    return resultOf(process);
}

bool canRunAsNobody() {
    return runCli({"--version"}, RunAs::Nobody).status == 0;
}

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace kindred
