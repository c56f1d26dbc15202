#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "ui/common/plots/plot.h"

class QCPColorMap;
class QCPColorScale;

namespace kindred {

struct MatrixTitles {
    QString rows;
    QString columns;
    QString scale;  ///< what the colour stands for: the share of a cell in its row
};

class MatrixNumbers;

/// Counts of rows against columns of the same names, coloured by their share of the row, with the numbers
/// written into the cells as long as they can be read there. The diagonal is framed. The pointer and the
/// arrow keys tell a cell in words.
class MatrixPlot : public Plot {
    Q_OBJECT

public:
    using Counts = std::vector<std::vector<std::uint64_t>>;
    struct Cell {
        int row = 0;
        int column = 0;
        friend bool operator==(const Cell&, const Cell&) = default;
    };

    explicit MatrixPlot(QWidget* parent = nullptr);

    void setTitles(MatrixTitles titles);
    /// `counts` is square, as large as `names`.
    void setMatrix(QStringList names, Counts counts);
    const Counts& counts() const { return m_counts; }
    /// Share of a cell in its row; 0 in an empty row.
    double share(Cell cell) const;
    std::optional<Cell> pointed() const { return m_pointed; }
    /// False where the cells are too small for their numbers; they are then told by pointing alone.
    bool numbersShown() const;

    bool isEmpty() const override { return m_counts.empty(); }
    QString csv() const override;
    QString readout() const override;

protected:
    void restyle() override;
    void pointAt(const QPointF& position) override;
    void pointAtNothing() override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int size() const { return int(m_counts.size()); }
    void setPointed(std::optional<Cell> cell);
    void fillMap();
    void placeNames();

    MatrixTitles m_titles;
    QStringList m_names;
    Counts m_counts;
    std::optional<Cell> m_pointed;
    QCPColorMap* m_map;
    QCPColorScale* m_scale;
    MatrixNumbers* m_numbers;
};

}  // namespace kindred
