// How good each cut of the edit is, kept up with it off the window's thread: how well its two pictures rhyme and how
// far from a beat it lies.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "core/assemble/quality.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

class Session;

/// Window thread only.
class CutQualities : public QObject {
    Q_OBJECT
public:
    explicit CutQualities(Session& session, QObject* parent = nullptr);

    /// Who judges, and the footage it was made from; null: only beats are known.
    void set_finder(std::shared_ptr<const MatchFinder> finder, const std::vector<AnalysisPtr>& footage);
    /// As of the last edit that was looked at; the edit may have gone on since.
    const std::vector<CutQuality>& cuts() const { return cuts_; }

signals:
    void changed();

private:
    struct Memory;
    void refresh();

    Session& session_;
    std::shared_ptr<const MatchFinder> finder_;
    std::vector<AnalysisPtr> footage_;
    std::shared_ptr<Memory> memory_;  // what this finder said already
    std::vector<CutQuality> cuts_;
    QTimer soon_;
    Job job_;
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
