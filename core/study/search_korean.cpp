#include "core/study/search_korean.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace rhyme {
namespace {

struct Meaning {
    std::string_view phrase;  ///< of the vocabulary of search.cpp, or a hue's word
    std::string_view korean;  ///< the ways to say it, with blanks between
};

constexpr Meaning meanings[] = {
    // light
    {"low key", "로키 로우키 저조도"},
    {"dark", "어둠 어두움 어두운 어둡 어둡지 밤 야간"},
    {"high key", "하이키"},
    {"bright", "밝음 밝은 밝 밝지 환함 환한"},
    {"middle key", "미들키 중간키"},
    {"light from left", "왼쪽빛 왼쪽조명 왼쪽광 좌측광 좌측조명 왼쪽에서오는빛 왼쪽에서비추는빛"},
    {"light from right", "오른쪽빛 오른쪽조명 오른쪽광 우측광 우측조명 오른쪽에서오는빛 오른쪽에서비추는빛"},
    {"light from above", "위쪽빛 위쪽조명 위에서오는빛 위에서비추는빛 톱라이트 탑라이트"},
    {"light from below", "아래쪽빛 아래쪽조명 아래에서오는빛 아래에서비추는빛"},
    {"even light", "고른빛 고른조명 부드러운빛 부드러운조명 확산광"},
    {"hard light", "강한빛 센빛 강한조명 하드라이트 직사광"},
    {"pool of light", "고인빛 빛웅덩이 스포트라이트"},
    {"backlit", "역광 실루엣"},
    {"coloured light", "색조명 컬러조명 색빛 유색광 네온"},
    // colour
    {"black and white", "흑백 무채색 회색"},
    {"colourful", "다채로운 알록달록한 화려한 선명한 선명한색 고채도 채도높은"},
    {"opposing colours", "보색 보색대비 반대색"},
    {"complementary", "보색조화 보색배색"},
    {"split complementary", "분열보색 분할보색"},
    {"monochrome", "단색 단색조화"},
    {"analogous", "유사색 유사색조화"},
    {"triad", "삼색조화 삼각배색"},
    {"warm", "난색 따뜻한 따뜻한색 웜톤"},
    {"cool", "한색 차가운 차가운색 쿨톤"},
    {"high contrast", "강한대비 높은대비 고대비"},
    {"low contrast", "약한대비 낮은대비 저대비"},
    {"red", "빨강 빨간 빨간색 빨강색 적색 붉은 붉은색"},
    {"wine", "와인색 자주 자주색"},
    {"orange", "주황 주황색 오렌지 오렌지색"},
    {"brown", "갈색 밤색"},
    {"amber", "호박색"},
    {"gold", "금색 황금색 골드"},
    {"yellow", "노랑 노란 노란색 노랑색 황색"},
    {"olive", "올리브색"},
    {"green", "초록 초록색 녹색 푸르른"},
    {"lime", "연두 연두색 라임색"},
    {"teal", "청록 청록색 틸"},
    {"turquoise", "터키색 옥색"},
    {"cyan", "시안 시안색"},
    {"sky", "하늘색"},
    {"blue", "파랑 파란 파란색 파랑색 청색 푸른 푸른색"},
    {"navy", "남색 네이비"},
    {"indigo", "쪽빛 인디고"},
    {"violet", "보라 보라색"},
    {"purple", "퍼플"},
    {"magenta", "마젠타 자홍 자홍색"},
    {"plum", "자두색"},
    {"pink", "분홍 분홍색 핑크 핑크색"},
    {"rose", "장미색"},
    {"skin", "살색 살구색 피부색"},
    {"mint", "민트 민트색"},
    // space
    {"deep", "깊은 깊이 깊이감 원근감 입체적 입체적인"},
    {"flat", "평면 평면적 평면적인"},
    {"shallow focus", "얕은심도 아웃포커스 아웃포커싱 배경흐림 흐린배경 보케"},
    {"haze", "안개 뿌연 연무"},
    {"subject left", "왼쪽 좌측 피사체왼쪽 피사체가왼쪽 왼쪽피사체 인물왼쪽 인물이왼쪽"},
    {"subject right", "오른쪽 우측 피사체오른쪽 피사체가오른쪽 오른쪽피사체 인물오른쪽 인물이오른쪽"},
    {"subject top", "위쪽 상단 피사체위쪽 피사체가위쪽 위쪽피사체"},
    {"subject bottom", "아래쪽 하단 피사체아래쪽 피사체가아래쪽 아래쪽피사체"},
    {"centred", "가운데 중앙 피사체가운데 피사체가가운데 피사체중앙 피사체가중앙 가운데피사체 중앙피사체"},
    {"thirds", "삼분할 3분할 삼분법"},
    {"symmetrical", "대칭 좌우대칭 대칭적인"},
    {"empty", "여백 빈공간 텅빈"},
    {"leading lines", "유도선 이끄는선 시선유도선"},
    {"horizon", "지평선 수평선"},
    // framing
    {"extreme close-up", "익스트림클로즈업 초근접"},
    {"close-up", "클로즈업 근접 근접숏 근접샷"},
    {"medium shot", "미디엄 미디엄숏 미디엄샷 바스트숏 바스트샷 웨이스트숏 웨이스트샷"},
    {"full shot", "풀숏 풀샷 전신"},
    {"wide shot", "와이드 와이드숏 와이드샷 롱숏 롱샷 원경"},
    {"face", "얼굴 인물 사람 한사람"},
    {"two people", "두사람 두얼굴 두명 투숏 투샷"},
    {"group", "사람들 여러사람 여러명 단체 그룹숏 그룹샷"},
    {"nobody", "사람없음 사람없는 얼굴없음 얼굴없는 인물없음 인물없는 아무도없음 아무도없는"},
    {"profile", "옆얼굴 옆모습 측면얼굴"},
    {"facing us", "정면 정면얼굴"},
    {"title", "자막 제목 타이틀"},
    // movement
    {"moving right", "오른쪽으로 오른쪽으로움직임 오른쪽으로움직이는 오른쪽으로이동 오른쪽이동 우측이동"},
    {"moving left", "왼쪽으로 왼쪽으로움직임 왼쪽으로움직이는 왼쪽으로이동 왼쪽이동 좌측이동"},
    {"moving down", "아래로 아래로움직임 아래로움직이는 아래로이동 내려가는 하강"},
    {"moving up", "위로 위로움직임 위로움직이는 위로이동 올라가는 상승"},
    {"moving", "움직임 움직이는 동적 동적인 액션"},
    {"still", "정지 멈춘 고정 정적인"},
    {"pan left", "왼쪽팬 좌측팬 왼쪽으로팬 팬왼쪽"},
    {"pan right", "오른쪽팬 우측팬 오른쪽으로팬 팬오른쪽"},
    {"tilt up", "틸트업 위로틸트"},
    {"tilt down", "틸트다운 아래로틸트"},
    {"push in", "푸시인 줌인 다가가는 다가감"},
    {"pull back", "풀백 줌아웃 물러나는 물러남"},
    {"handheld", "핸드헬드 흔들림 흔들리는"},
    {"rolls", "회전 회전하는"},
};

/// By the Korean words, without blanks.
const std::map<std::string_view, std::string_view>& table() {
    static const auto all = [] {
        std::map<std::string_view, std::string_view> by_words;
        for (const Meaning& m : meanings)
            for (std::size_t at = 0; at < m.korean.size();) {
                const std::size_t end = std::min(m.korean.find(' ', at), m.korean.size());
                by_words.emplace(m.korean.substr(at, end - at), m.phrase);
                at = end + 1;
            }
        return by_words;
    }();
    return all;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::string_view look_phrase_of_korean(std::string_view words) {
    const auto& all = table();
    if (const auto found = all.find(words); found != all.end()) return found->second;
    constexpr std::array<std::string_view, 14> particles{"에서", "으로", "이", "가", "은", "는", "을",
                                                         "를",   "에",   "의", "과", "와", "로", "도"};
    for (const std::string_view particle : particles) {
        if (!words.ends_with(particle)) continue;
        if (const auto found = all.find(words.substr(0, words.size() - particle.size())); found != all.end())
            return found->second;
    }
    return {};
}

bool begins_korean_look(std::string_view words) {
    const auto next = table().lower_bound(words);
    return next != table().end() && next->first.starts_with(words);
}

bool denies_in_korean(std::string_view word) {
    constexpr std::array<std::string_view, 10> words{"없음", "없는", "없이", "아닌", "아님",
                                                     "않은", "않음", "않는", "말고", "제외"};
    return among(words, word);
}

bool joins_in_korean(std::string_view word) {
    constexpr std::array<std::string_view, 11> words{"피사체", "피사체가", "조명", "빛", "카메라", "대",
                                                     "대비",   "그리고",   "및",   "색", "배경"};
    return among(words, word);
}

}  // namespace rhyme
