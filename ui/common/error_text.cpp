#include "ui/common/error_text.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <iterator>

#include "core/base/error.h"

namespace kindred {

namespace {

struct Sentence {
    const char* code;
    int arguments;  ///< what the sentence needs, 0 to 3; an error with fewer keeps its English one
    const char* text;
};

// Arguments stand in the order in which the error lists them.
const Sentence errorSentences[] = {
    {"file-not-written", 2,
     QT_TRANSLATE_NOOP("Error", "%1 could not be written: %2. Check the free space and your rights there.")},
    {"file-unreadable", 1,
     QT_TRANSLATE_NOOP("Error", "%1 could not be read. Check that it is there and that you may read it.")},
    {"folder-not-found", 1,
     QT_TRANSLATE_NOOP("Error", "The folder %1 is not there. Connect its disk or choose another folder.")},
    {"folder-unreadable", 1,
     QT_TRANSLATE_NOOP(
         "Error",
         "The folder %1 may not be read. Ask its owner for the right to read it, or choose another folder.")},
    {"training-in-parts", 3,
     QT_TRANSLATE_NOOP(
         "Error",
         "There is too little memory on %1 for %2 pictures at once; from here on each step takes "
         "them in %3 parts.")},
    {"training-on-the-cpu", 1,
     QT_TRANSLATE_NOOP("Error",
                       "There is too little memory on %1 even for a few pictures; the CPU goes on.")},
    {"library-without-features", 2,
     QT_TRANSLATE_NOOP("Error",
                       "The library %1 keeps nothing of the model %2 to rank by, since an earlier version of "
                       "Kindred indexed it. Index its folders again, or rank by distance.")},
    {"class-unknown", 2, QT_TRANSLATE_NOOP("Error", "The data set has no class “%1”. Choose among: %2.")},
    {"folder-not-in-library", 1,
     QT_TRANSLATE_NOOP("Error", "The folder %1 does not belong to this library.")},
    {"library-not-found", 1,
     QT_TRANSLATE_NOOP("Error", "There is no library at %1. Choose a folder of pictures to begin one.")},
    {"library-damaged", 1,
     QT_TRANSLATE_NOOP(
         "Error",
         "The library %1 is damaged, and there is no backup of it. It can be begun anew from the "
         "pictures, which are not touched.")},
    {"library-damaged-with-backup", 3,
     QT_TRANSLATE_NOOP(
         "Error",
         "The library %1 is damaged (%2). A backup of %3 can take its place, or it can be begun "
         "anew from the pictures, which are not touched.")},
    {"library-without-backup", 1,
     QT_TRANSLATE_NOOP(
         "Error", "There is no backup of the library %1 that is whole. Begin it anew from the pictures.")},
    {"library-disk-full", 2,
     QT_TRANSLATE_NOOP(
         "Error",
         "The library %1 could not be written, because the disk at %2 is full. Make room there and "
         "go on; what was finished is kept.")},
    {"library-read-only", 2,
     QT_TRANSLATE_NOOP(
         "Error",
         "The library %1 can be searched but not changed where it lies (%2). To index, copy it to "
         "a folder that can be written.")},
    {"library-foreign", 1,
     QT_TRANSLATE_NOOP("Error", "%1 is not a library of Kindred. Choose another library file in Settings.")},
    {"library-too-new", 1,
     QT_TRANSLATE_NOOP("Error",
                       "The library %1 was made by a later version of Kindred. Update Kindred, or choose "
                       "another library file in Settings.")},
    {"library-busy", 1, QT_TRANSLATE_NOOP("Error", "The library %1 is busy. Try again in a moment.")},
    {"library-locked", 1,
     QT_TRANSLATE_NOOP("Error",
                       "Another program is writing the library %1. Wait until it is done, or close it.")},
    {"library-locked-by", 3,
     QT_TRANSLATE_NOOP(
         "Error",
         "The library %1 is being written by %3 (process %2). It can be searched meanwhile; to change "
         "it, wait until that program is done, or close it.")},
    {"library-locked-here", 1,
     QT_TRANSLATE_NOOP(
         "Error",
         "Another job of this program is writing the library %1. Wait until it is done, or stop it.")},
    {"library-not-written", 1,
     QT_TRANSLATE_NOOP("Error",
                       "The library %1 could not be written. Check the free space and your rights there.")},
    {"library-without-codes", 0,
     QT_TRANSLATE_NOOP("Error",
                       "The library holds no codes of this model yet. Index it with this model, or go back "
                       "to the library's own.")},
    {"model-not-found", 1, QT_TRANSLATE_NOOP("Error", "There is no model %1. Choose one in Settings.")},
    {"model-truncated", 1,
     QT_TRANSLATE_NOOP("Error",
                       "The model %1 is incomplete. Copy it again or choose another one in Settings.")},
    {"model-header-invalid", 1,
     QT_TRANSLATE_NOOP("Error", "%1 is not a model that Kindred can read. Choose another one in Settings.")},
    {"model-description-invalid", 2,
     QT_TRANSLATE_NOOP(
         "Error",
         "The model %1 does not describe a network that can be built (%2). Choose another one in Settings.")},
    {"model-tensors-differ", 1,
     QT_TRANSLATE_NOOP(
         "Error",
         "The contents of the model %1 do not fit the network it names. Choose another one in Settings.")},
    {"model-not-finite", 1,
     QT_TRANSLATE_NOOP(
         "Error",
         "The model %1 holds values that are no numbers. Train it again or choose another one in Settings.")},
    {"model-of-library-not-found", 2,
     QT_TRANSLATE_NOOP("Error",
                       "The model “%1” that the library was indexed with is no longer at %2. Put it back, or "
                       "choose another one in Settings.")},
    {"picture-not-passed", 1,
     QT_TRANSLATE_NOOP(
         "Error", "The helper program that opens pictures could not be reached: %1. Start Kindred again.")},
    {"folder-not-made", 2,
     QT_TRANSLATE_NOOP("Error",
                       "The folder %1 could not be made: %2. Check the free space and your rights there.")},
    {"library-too-old", 1,
     QT_TRANSLATE_NOOP("Error",
                       "The library %1 was made by an earlier version of Kindred and cannot be brought up to "
                       "date where it lies. Copy it to a folder that can be written.")},
    {"classes-differ", 0,
     QT_TRANSLATE_NOOP("Error", "The classes of the data set are not those of the model.")},
    {"evaluation-empty", 0,
     QT_TRANSLATE_NOOP(
         "Error",
         "The data set leaves nothing to judge by: it needs pictures for training and for testing.")},
    {"dataset-size-differs", 2,
     QT_TRANSLATE_NOOP("Error",
                       "The pictures of %1 do not have the model's size of %2 pixels. Choose another data "
                       "set or another model.")},
    {"decoder-not-started", 1,
     QT_TRANSLATE_NOOP(
         "Error",
         "The helper program %1, which opens pictures, could not be started. Install Kindred again.")},
    {"device-not-available", 0,
     QT_TRANSLATE_NOOP("Error",
                       "The device asked for is not there. Choose “automatic” or “CPU” in Settings.")},
    {"device-unknown", 1,
     QT_TRANSLATE_NOOP("Error", "There is no device called %1. Choose another one in Settings.")},
    {"device-out-of-memory", 0,
     QT_TRANSLATE_NOOP(
         "Error",
         "The device has too little memory for this. Close other programs or choose the CPU in Settings.")},
    {"learning-module-not-opened", 1,
     QT_TRANSLATE_NOOP("Error", "The learning module %1 could not be opened. Install Kindred again.")},
    {"dataset-not-found", 1,
     QT_TRANSLATE_NOOP("Error",
                       "There is no data set at %1. Choose a folder of CIFAR binaries or of class folders.")},
    {"dataset-incomplete", 1,
     QT_TRANSLATE_NOOP("Error", "The data set lacks %1. Unpack it again, or choose another folder.")},
    {"dataset-damaged", 1, QT_TRANSLATE_NOOP("Error", "The data set is damaged at %1. Unpack it again.")},
    {"dataset-without-classes", 0,
     QT_TRANSLATE_NOOP("Error",
                       "The folder has fewer than two sub-folders with pictures. A data set needs a "
                       "sub-folder of pictures for every class.")},
    {"model-of-other-recipe", 1,
     QT_TRANSLATE_NOOP("Error",
                       "The model %1 was trained by another recipe. Choose another folder, or remove it.")},
    {"ranking-needs-picture", 0,
     QT_TRANSLATE_NOOP("Error",
                       "This ranking compares more than codes. Look for a picture, or rank by Hamming "
                       "distance.")},
    {"radius-too-wide", 1,
     QT_TRANSLATE_NOOP("Error", "Too many pictures are alike within %1 bits. Allow fewer bits to differ.")},
    {"training-diverged", 0,
     QT_TRANSLATE_NOOP("Error", "The loss is no number any more. Train with a lower learning rate.")},
    {"run-unfinished", 2,
     QT_TRANSLATE_NOOP("Error",
                       "There is an unfinished run for %2. Go on with it, or start anew: %1 is then moved to "
                       "the trash.")},
    {"checkpoint-missing", 1,
     QT_TRANSLATE_NOOP("Error", "There is nothing to go on with: %1 is not there any more. Start anew.")},
    {"checkpoint-damaged", 2,
     QT_TRANSLATE_NOOP("Error",
                       "The checkpoint %1 is damaged (%2). Start anew; it is then moved to the trash.")},
    {"fit-invalid", 1, QT_TRANSLATE_NOOP("Error", "A hash layer cannot be fitted so: %1.")},
    {"start-differs", 1,
     QT_TRANSLATE_NOOP("Error",
                       "The network to start from has other %1 than this recipe; give it the same, or start "
                       "from another network.")},
    {"checkpoint-differs", 2,
     QT_TRANSLATE_NOOP("Error",
                       "The checkpoint %1 is of another run: its %2 differs. Choose “Go on” without changing "
                       "settings or data, or start anew.")},
    {"memory-too-small", 3,
     QT_TRANSLATE_NOOP("Error",
                       "This training needs about %1 of memory and %2 are free. Set the batch to %3.")},
    {"memory-too-small-for-any", 2,
     QT_TRANSLATE_NOOP(
         "Error",
         "This training needs about %1 of memory and %2 are free, and no batch is small enough. "
         "Close other programs or choose a smaller depth.")},
    {"recipe-unknown", 1, QT_TRANSLATE_NOOP("Error", "There is no recipe called %1.")},
    {"recipe-invalid", 1, QT_TRANSLATE_NOOP("Error", "These settings cannot be trained with: %1.")},
    {"out-of-memory", 0,
     QT_TRANSLATE_NOOP(
         "Error", "There is not enough memory for this. Close other programs or choose less at a time.")},
    {"unexpected", 1, QT_TRANSLATE_NOOP("Error", "Something unexpected went wrong: %1")},
};

const Sentence failureSentences[] = {
    {"truncated", 0, QT_TRANSLATE_NOOP("Failure", "The file ends before the picture does.")},
    {"damaged", 0, QT_TRANSLATE_NOOP("Failure", "The file is damaged.")},
    {"unsupported-format", 0,
     QT_TRANSLATE_NOOP("Failure", "This is not a picture of a format that Kindred reads.")},
    {"too-large", 0, QT_TRANSLATE_NOOP("Failure", "The picture is too large.")},
    {"unreadable", 0, QT_TRANSLATE_NOOP("Failure", "The file could not be read.")},
    {"empty", 0, QT_TRANSLATE_NOOP("Failure", "The file is empty.")},
    {"timed-out", 0, QT_TRANSLATE_NOOP("Failure", "Reading the picture took too long.")},
    {"not-in-library", 0, QT_TRANSLATE_NOOP("Failure", "The library does not know it any more.")},
    {"changed-since-indexed", 0,
     QT_TRANSLATE_NOOP("Failure", "It is not there any more, or has changed since it was indexed.")},
    {"is-link", 0, QT_TRANSLATE_NOOP("Failure", "It is only a link to another file.")},
    {"no-copy-left", 0,
     QT_TRANSLATE_NOOP("Failure", "None of the pictures that stay can be read as it was indexed.")},
    {"same-file", 0,
     QT_TRANSLATE_NOOP("Failure",
                       "The picture that stays is the same file under another name; nothing would be won.")},
    {"not-moved", 0, QT_TRANSLATE_NOOP("Failure", "The trash did not take it, or did not give it back.")},
};

template <std::size_t count>
const Sentence* find(const Sentence (&sentences)[count], const std::string& code) {
    const auto* found = std::ranges::find(sentences, code, &Sentence::code);
    return found == std::end(sentences) ? nullptr : found;
}

/// The code of the sentence for an error: some have several, by what is known.
std::string sentenceCode(const Error& error) {
    const std::string& code = error.code();
    const auto& arguments = error.arguments();
    if (arguments.size() != 3 || arguments[2].empty())
        return code;
    if (code == "memory-too-small" && arguments[2] == "0")
        return "memory-too-small-for-any";
    if (code == "library-damaged")
        return "library-damaged-with-backup";
    if (code == "library-locked")
        return arguments[1] == std::to_string(QCoreApplication::applicationPid()) ? "library-locked-here"
                                                                                  : "library-locked-by";
    return code;
}

}  // namespace

QString errorText(const Error& error) {
    const Sentence* sentence = find(errorSentences, sentenceCode(error));
    const auto& arguments = error.arguments();
    if (!sentence || static_cast<int>(arguments.size()) < sentence->arguments)
        return QString::fromUtf8(error.what());
    QString text = QCoreApplication::translate("Error", sentence->text);
    const auto argument = [&arguments](std::size_t i) { return QFile::decodeName(arguments[i].c_str()); };
    switch (sentence->arguments) {
        case 0:
            return text;
        case 1:
            return text.arg(argument(0));
        case 2:
            return text.arg(argument(0), argument(1));  // at once: a name may hold a "%2"
        default:
            return text.arg(argument(0), argument(1), argument(2));
    }
}

QString failureText(const std::string& code, const std::string& reason) {
    const Sentence* sentence = find(failureSentences, code);
    return sentence ? QCoreApplication::translate("Failure", sentence->text) : QString::fromStdString(reason);
}

}  // namespace kindred
