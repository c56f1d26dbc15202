#include "ui/search/query.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMimeData>
#include <QUrl>

#include "ui/common/file_paths.h"

namespace kindred {

namespace {

/// Where the words of this file stand among the translations.
struct QueryText {
    Q_DECLARE_TR_FUNCTIONS(QueryText)
};

/// The picture as the other program encoded it. Only if there is no such thing, the toolkit's own picture is
/// taken, which it holds as pixels already.
QByteArray pictureBytes(const QMimeData& data) {
    for (const char* format :
         {"image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif"}) {
        QByteArray bytes = data.data(QLatin1String(format));
        if (!bytes.isEmpty())
            return bytes;
    }
    QByteArray bytes;
    if (data.hasImage()) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        data.imageData().value<QImage>().save(&buffer, "PNG");
    }
    return bytes;
}

std::optional<std::filesystem::path> firstLocalPath(const QMimeData& data) {
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            return toPath(url.toLocalFile());
    }
    // Somebody may have copied a path as text.
    const QString text = data.text().trimmed();
    std::error_code ignored;
    if (text.startsWith(QLatin1Char('/')) && std::filesystem::exists(toPath(text), ignored))
        return toPath(text);
    return std::nullopt;
}

}  // namespace

Query queryFromFile(const std::filesystem::path& file) {
    return {.file = file, .bytes = {}, .name = toText(file.filename()), .code = {}};
}

bool canBeDropped(const QMimeData& data) {
    return data.hasUrls() || data.hasImage();
}

Dropped readDropped(const QMimeData& data) {
    if (const auto path = firstLocalPath(data)) {
        std::error_code ignored;
        if (std::filesystem::is_directory(*path, ignored))
            return DroppedFolder{*path};
        return queryFromFile(*path);
    }
    const QByteArray bytes = pictureBytes(data);
    if (!bytes.isEmpty())
        return Query{
            .file = {}, .bytes = bytes, .name = QueryText::tr("Picture from another program"), .code = {}};
    if (data.hasUrls())
        return DroppedNothing{QueryText::tr(
            "This is only the address of a picture on the network, and Kindred never goes there. "
            "Copy the picture itself, then press Ctrl+V here.")};
    return DroppedNothing{
        QueryText::tr("There is no picture in this. Copy a picture or a file, then try again.")};
}

}  // namespace kindred
