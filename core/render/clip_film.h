// A clip's film as its effects may look at it (core/effects/clip_film.h). Private to the renderer.
#pragma once

#include <memory>

#include "core/effects/clip_film.h"
#include "core/media/media_pool.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// Of a clip that shows a file that is there; null otherwise. Its pictures come from the file, never from a proxy: so
/// preview and export find the same. `size`: of the frame drawn. All arguments outlive it.
std::unique_ptr<ClipFilm> film_of(const Timeline& timeline, const Clip& clip, MediaPool& pool, FilmFindings& findings,
                                  cv::Size size);

}  // namespace rhyme
