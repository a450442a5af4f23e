// How the analysed footage looks, moment by moment, for searching it by words. Worked out behind the window when it is
// first asked for. Window thread only.
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <vector>

#include "core/study/frame_look.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

class LookIndex : public QObject {
    Q_OBJECT
public:
    using Looks = std::shared_ptr<const std::vector<FrameLook>>;

    explicit LookIndex(QObject* parent = nullptr) : QObject(parent) {}
    /// One a moment. Null: not known yet; it is then being found out, and `grew` tells when it is.
    Looks of(const AnalysisPtr& analysis);
    bool busy() const;
    void clear();

signals:
    void grew();

private:
    std::map<AnalysisPtr, Looks> known_;  // null while it is being found out
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
