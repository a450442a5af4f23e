// How threads that nobody waits for give way to those that somebody does.
#pragma once

namespace rhyme {

/// This thread, and those it starts from now on, run when others leave them time: what is watched or played goes first.
/// It cannot be taken back.
void work_in_background();

}  // namespace rhyme
