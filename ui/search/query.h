#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <filesystem>
#include <optional>
#include <variant>

#include "core/base/binary_code.h"
#include "core/engine/library_search.h"

class QMimeData;

namespace kindred {

/// What is looked for: a picture in a file or in memory. With `code` set (a picture of the library) nothing
/// has to be computed, and the file need not be there.
struct Query {
    std::filesystem::path file;  ///< empty where the picture came as bytes
    QByteArray bytes;
    QString name;
    std::optional<BinaryCode> code;
};

/// What is known of a query once it was read.
struct QueryPicture {
    QString name;
    QImage preview;  ///< null where the file is gone but its code is known
    int width = 0;
    int height = 0;
    SearchQuery looksFor;
    QString label;  ///< the likeliest class; empty without a classifier
    double confidence = 0;
};

Query queryFromFile(const std::filesystem::path& file);

/// What somebody dropped or pasted.
struct DroppedFolder {
    std::filesystem::path folder;
};
struct DroppedNothing {
    QString reason;  ///< a sentence for people: why it is no use
};
using Dropped = std::variant<Query, DroppedFolder, DroppedNothing>;

/// True for what readDropped() can make something of, or can say why not.
bool canBeDropped(const QMimeData& data);
/// Files first (the first of several), then picture data as the other program gave it. Bytes are handed on as
/// they are: it is the decoder that opens them.
Dropped readDropped(const QMimeData& data);

}  // namespace kindred
