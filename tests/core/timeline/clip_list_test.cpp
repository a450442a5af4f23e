#include "core/timeline/clip_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <thread>
#include <vector>

namespace rhyme {
namespace {

Clip clip(std::uint64_t id, std::uint64_t link) {
    Clip c;
    c.id = ClipId{id}, c.link = LinkId{link};
    return c;
}

const Clip* walk(const ClipList& list, ClipId id) {
    const auto it = std::find_if(list.begin(), list.end(), [id](const Clip& c) { return c.id == id; });
    return it == list.end() ? nullptr : &*it;
}

std::vector<std::size_t> walk(const ClipList& list, LinkId link) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (link && list[i].link == link) places.push_back(i);
    return places;
}

TEST(ClipListTest, FindsWhatAWalkFindsAfterEveryChange) {
    std::mt19937 random(5);
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    ClipList list;
    for (std::uint64_t n = 1; n < 300; ++n) {
        const ClipList before = list;
        switch (list.empty() ? 0 : pick(5)) {
            case 0:
                list.push_back(clip(n, pick(8)));
                break;
            case 1: {
                auto& clips = list.edit();
                clips.insert(clips.begin() + static_cast<std::ptrdiff_t>(pick(clips.size())), clip(n, pick(8)));
                break;
            }
            case 2:
                std::erase_if(list.edit(), [&](const Clip& c) { return c.id.value % 5 == n % 5; });
                break;
            case 3:
                list[pick(list.size())].id = ClipId{n};
                break;
            default:
                list.back().link = LinkId{pick(8)};
        }
        if (pick(2)) list.settle();
        for (const ClipList* one : {&before, static_cast<const ClipList*>(&list)})
            for (std::uint64_t id = 0; id <= n; ++id) {
                ASSERT_EQ(one->find(ClipId{id}), walk(*one, ClipId{id})) << "id " << id << " after change " << n;
                ASSERT_EQ(one->linked(LinkId{id}), walk(*one, LinkId{id})) << "link " << id << " after change " << n;
            }
    }
}

TEST(ClipListTest, WhoIsAskedAmidChangesAnswersRight) {
    ClipList list{clip(1, 0), clip(2, 0)};
    ASSERT_EQ(list.find(ClipId{9}), nullptr);
    Clip& held = list.front();
    ASSERT_EQ(list.find(ClipId{8}), nullptr);
    held.id = ClipId{8}, held.link = LinkId{3};
    EXPECT_EQ(list.find(ClipId{8}), &held);
    EXPECT_EQ(list.linked(LinkId{3}), std::vector<std::size_t>{0});
}

TEST(ClipListTest, AMovedListTakesItsAnswersWithIt) {
    ClipList list{clip(1, 0), clip(2, 7)};
    ASSERT_NE(list.find(ClipId{2}), nullptr);
    const ClipList moved = std::move(list);
    ASSERT_NE(moved.find(ClipId{2}), nullptr);
    EXPECT_EQ(moved.find(ClipId{2}), &moved.back());
    list = ClipList{clip(2, 0)};
    EXPECT_EQ(list.find(ClipId{2}), &list.front());
}

TEST(ClipListTest, MayBeAskedByManyAtOnce) {
    std::vector<Clip> clips;
    for (std::uint64_t n = 1; n <= 1000; ++n) clips.push_back(clip(n, n / 2));
    const ClipList list(std::move(clips));
    std::vector<std::jthread> askers;
    std::array<int, 4> found{};
    for (std::size_t a = 0; a < found.size(); ++a)
        askers.emplace_back([&, a] {
            for (std::uint64_t n = 1; n <= 1000; ++n) found[a] += list.find(ClipId{n}) == &list[n - 1];
        });
    askers.clear();
    for (const int right : found) EXPECT_EQ(right, 1000);
}

}  // namespace
}  // namespace rhyme
