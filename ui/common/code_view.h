#pragma once

#include <QWidget>
#include <optional>

#include "core/base/binary_code.h"

namespace kindred {

/// Two codes one above the other, sixteen bits a line: a filled square is 1, a hollow one 0, and each pair of
/// bits that differ stands in a frame. Reads out which bits differ.
class CodeView : public QWidget {
    Q_OBJECT
public:
    explicit CodeView(QWidget* parent = nullptr);

    /// Codes of the same length, or nothing to show nothing.
    void setCodes(std::optional<BinaryCode> upper, std::optional<BinaryCode> lower);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool showsCodes() const { return m_upper && m_lower && m_upper->bits() == m_lower->bits(); }
    QPoint cellAt(int bit, int row) const;
    QString differingBits() const;

    std::optional<BinaryCode> m_upper;
    std::optional<BinaryCode> m_lower;
};

/// "1011 0010 1110 …": the first `bits` bits in fours, for a heading.
QString codeText(const BinaryCode& code, int bits);

}  // namespace kindred
