<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
    <context>
        <name>Commands</name>
        <message>
            <source>&amp;File</source>
            <translation>파일(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>편집(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Clip</source>
            <translation>클립(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Mark</source>
            <translation>표시(&amp;M)</translation>
        </message>
        <message>
            <source>M&amp;atch</source>
            <translation>매치(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>재생(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>보기(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Window</source>
            <translation>창(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>도움말(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;New Project</source>
            <translation>새 프로젝트(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>열기(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>저장(&amp;S)</translation>
        </message>
        <message>
            <source>Save &amp;As…</source>
            <translation>다른 이름으로 저장(&amp;A)…</translation>
        </message>
        <message>
            <source>Open Earlier &amp;Version…</source>
            <translation>이전 버전 열기(&amp;V)…</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>가져오기(&amp;I)…</translation>
        </message>
        <message>
            <source>Find &amp;Missing Footage…</source>
            <translation>없는 소재 찾기(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Collect for Archiving…</source>
            <translation>보관용으로 모으기(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>내보내기(&amp;E)…</translation>
        </message>
        <message>
            <source>C&amp;heck the Film</source>
            <translation>영상 점검(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Pause Exports</source>
            <translation>내보내기 일시 정지(&amp;P)</translation>
        </message>
        <message>
            <source>Remo&amp;ve Finished Exports</source>
            <translation>끝난 내보내기 지우기(&amp;V)</translation>
        </message>
        <message>
            <source>Import E&amp;dit…</source>
            <translation>편집 데이터 가져오기(&amp;D)…</translation>
        </message>
        <message>
            <source>E&amp;xport Edit…</source>
            <translation>편집 데이터 내보내기(&amp;X)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>끝내기(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>실행 취소(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>다시 실행(&amp;R)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>잘라내기(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>복사(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste Over</source>
            <translation>덮어써 붙여넣기(&amp;P)</translation>
        </message>
        <message>
            <source>Paste &amp;Insert</source>
            <translation>삽입해 붙여넣기(&amp;I)</translation>
        </message>
        <message>
            <source>Paste Attri&amp;butes</source>
            <translation>속성 붙여넣기(&amp;B)</translation>
        </message>
        <message>
            <source>Paste &amp;Effects</source>
            <translation>효과 붙여넣기(&amp;E)</translation>
        </message>
        <message>
            <source>Re&amp;move Attributes</source>
            <translation>속성 제거(&amp;M)</translation>
        </message>
        <message>
            <source>D&amp;uplicate</source>
            <translation>복제(&amp;U)</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>모두 선택(&amp;A)</translation>
        </message>
        <message>
            <source>Select &amp;Nothing</source>
            <translation>선택 해제(&amp;N)</translation>
        </message>
        <message>
            <source>Select Clip at &amp;Playhead</source>
            <translation>재생헤드의 클립 선택(&amp;P)</translation>
        </message>
        <message>
            <source>Pre&amp;ferences…</source>
            <translation>환경설정(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;Keyboard…</source>
            <translation>키보드(&amp;K)…</translation>
        </message>
        <message>
            <source>&amp;Select Tool</source>
            <translation>선택 도구(&amp;S)</translation>
        </message>
        <message>
            <source>Ripple &amp;Trim Tool</source>
            <translation>리플 트림 도구(&amp;T)</translation>
        </message>
        <message>
            <source>R&amp;oll Tool</source>
            <translation>롤 도구(&amp;O)</translation>
        </message>
        <message>
            <source>Ra&amp;zor Tool</source>
            <translation>자르기 도구(&amp;Z)</translation>
        </message>
        <message>
            <source>S&amp;lip Tool</source>
            <translation>슬립 도구(&amp;L)</translation>
        </message>
        <message>
            <source>Sli&amp;de Tool</source>
            <translation>슬라이드 도구(&amp;D)</translation>
        </message>
        <message>
            <source>Select &amp;Forward Tool</source>
            <translation>앞으로 선택 도구(&amp;F)</translation>
        </message>
        <message>
            <source>Rate Stretc&amp;h Tool</source>
            <translation>속도 늘이기 도구(&amp;H)</translation>
        </message>
        <message>
            <source>Sna&amp;pping</source>
            <translation>스냅(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Insert Source at Playhead</source>
            <translation>재생헤드에 소스 삽입(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Overwrite with Source at Playhead</source>
            <translation>재생헤드에 소스 덮어쓰기(&amp;O)</translation>
        </message>
        <message>
            <source>A&amp;ppend Source</source>
            <translation>소스를 끝에 추가(&amp;P)</translation>
        </message>
        <message>
            <source>Replace &amp;with Source</source>
            <translation>소스로 바꾸기(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Fit Source to In and Out</source>
            <translation>소스를 인과 아웃에 맞추기(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Split at Playhead</source>
            <translation>재생헤드에서 나누기(&amp;S)</translation>
        </message>
        <message>
            <source>Split &amp;All Tracks</source>
            <translation>모든 트랙 나누기(&amp;A)</translation>
        </message>
        <message>
            <source>Ripple Trim S&amp;tart to Playhead</source>
            <translation>시작을 재생헤드까지 리플 트림(&amp;T)</translation>
        </message>
        <message>
            <source>Ripple Trim &amp;End to Playhead</source>
            <translation>끝을 재생헤드까지 리플 트림(&amp;E)</translation>
        </message>
        <message>
            <source>Nudge One Frame &amp;Earlier</source>
            <translation>한 프레임 앞으로 옮기기(&amp;E)</translation>
        </message>
        <message>
            <source>Nudge One Frame &amp;Later</source>
            <translation>한 프레임 뒤로 옮기기(&amp;L)</translation>
        </message>
        <message>
            <source>Nudge Five Frames Earlier</source>
            <translation>다섯 프레임 앞으로 옮기기</translation>
        </message>
        <message>
            <source>Nudge Five Frames Later</source>
            <translation>다섯 프레임 뒤로 옮기기</translation>
        </message>
        <message>
            <source>Trim Start to Playhead</source>
            <translation>시작을 재생헤드까지 트림</translation>
        </message>
        <message>
            <source>Trim End to Playhead</source>
            <translation>끝을 재생헤드까지 트림</translation>
        </message>
        <message>
            <source>Trim Both Sides, Outgoing or Incoming</source>
            <translation>양쪽, 나가는 쪽, 들어오는 쪽 트림</translation>
        </message>
        <message>
            <source>&amp;Go to or Trim by…</source>
            <translation>이동 또는 트림(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;Lift</source>
            <translation>들어내기(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Ripple Delete</source>
            <translation>리플 삭제(&amp;R)</translation>
        </message>
        <message>
            <source>Lift In to Out</source>
            <translation>인에서 아웃까지 들어내기</translation>
        </message>
        <message>
            <source>Extract In to Out</source>
            <translation>인에서 아웃까지 추출</translation>
        </message>
        <message>
            <source>&amp;Disable or Enable</source>
            <translation>끄기/켜기(&amp;D)</translation>
        </message>
        <message>
            <source>Lin&amp;k or Unlink</source>
            <translation>연결/연결 해제(&amp;K)</translation>
        </message>
        <message>
            <source>Swap with Pre&amp;vious Clip</source>
            <translation>이전 클립과 바꾸기(&amp;V)</translation>
        </message>
        <message>
            <source>Swap with Ne&amp;xt Clip</source>
            <translation>다음 클립과 바꾸기(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Join Clips at Cut</source>
            <translation>컷의 클립 합치기(&amp;J)</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>거꾸로</translation>
        </message>
        <message>
            <source>Freeze Frame at Playhead</source>
            <translation>재생헤드에서 정지 프레임</translation>
        </message>
        <message>
            <source>&amp;Dissolve at Cut</source>
            <translation>컷에 디졸브(&amp;D)</translation>
        </message>
        <message>
            <source>Remove Transition at Cut</source>
            <translation>컷의 전환 제거</translation>
        </message>
        <message>
            <source>Add &amp;Video Track</source>
            <translation>비디오 트랙 추가(&amp;V)</translation>
        </message>
        <message>
            <source>Add A&amp;udio Track</source>
            <translation>오디오 트랙 추가(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Nest</source>
            <translation>중첩(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Unnest</source>
            <translation>중첩 풀기(&amp;U)</translation>
        </message>
        <message>
            <source>New Sequence</source>
            <translation>새 시퀀스</translation>
        </message>
        <message>
            <source>Next Sequence</source>
            <translation>다음 시퀀스</translation>
        </message>
        <message>
            <source>Previous Sequence</source>
            <translation>이전 시퀀스</translation>
        </message>
        <message>
            <source>Versions of In to Out</source>
            <translation>인에서 아웃까지의 버전</translation>
        </message>
        <message>
            <source>New Version Here</source>
            <translation>여기에 새 버전</translation>
        </message>
        <message>
            <source>Next Version Here</source>
            <translation>여기의 다음 버전</translation>
        </message>
        <message>
            <source>Previous Version Here</source>
            <translation>여기의 이전 버전</translation>
        </message>
        <message>
            <source>Keep Only This Version</source>
            <translation>이 버전만 남기기</translation>
        </message>
        <message>
            <source>Lock or Unlock Time</source>
            <translation>시간 잠금/해제</translation>
        </message>
        <message>
            <source>Mark &amp;In</source>
            <translation>인 표시(&amp;I)</translation>
        </message>
        <message>
            <source>Mark &amp;Out</source>
            <translation>아웃 표시(&amp;O)</translation>
        </message>
        <message>
            <source>Mark &amp;Clip</source>
            <translation>클립 표시(&amp;C)</translation>
        </message>
        <message>
            <source>C&amp;lear In and Out</source>
            <translation>인과 아웃 지우기(&amp;L)</translation>
        </message>
        <message>
            <source>Add &amp;Marker</source>
            <translation>마커 추가(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Remove Marker at Playhead</source>
            <translation>재생헤드의 마커 제거(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Next Marker</source>
            <translation>다음 마커(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Previous Marker</source>
            <translation>이전 마커(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Align and Cut Here</source>
            <translation>맞추어 여기서 자르기(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Not This One</source>
            <translation>이건 아님(&amp;N)</translation>
        </message>
        <message>
            <source>Ne&amp;xt Match</source>
            <translation>다음 매치(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Previous Match</source>
            <translation>이전 매치(&amp;P)</translation>
        </message>
        <message>
            <source>Match the Whole &amp;Bin</source>
            <translation>빈 전체에서 찾기(&amp;B)</translation>
        </message>
        <message>
            <source>Compare: O&amp;ff</source>
            <translation>비교: 끄기(&amp;F)</translation>
        </message>
        <message>
            <source>Compare: &amp;Overlay</source>
            <translation>비교: 겹치기(&amp;O)</translation>
        </message>
        <message>
            <source>Compare: &amp;Wipe</source>
            <translation>비교: 와이프(&amp;W)</translation>
        </message>
        <message>
            <source>Compare: &amp;Difference</source>
            <translation>비교: 차이(&amp;D)</translation>
        </message>
        <message>
            <source>Compare: &amp;Side by Side</source>
            <translation>비교: 나란히(&amp;S)</translation>
        </message>
        <message>
            <source>Compare: Fl&amp;icker</source>
            <translation>비교: 깜박임(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Play or Pause</source>
            <translation>재생/일시 정지(&amp;P)</translation>
        </message>
        <message>
            <source>Shuttle &amp;Backward</source>
            <translation>뒤로 셔틀(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>정지(&amp;S)</translation>
        </message>
        <message>
            <source>Shuttle &amp;Forward</source>
            <translation>앞으로 셔틀(&amp;F)</translation>
        </message>
        <message>
            <source>Play &amp;Around the Cut</source>
            <translation>컷 주변 재생(&amp;A)</translation>
        </message>
        <message>
            <source>One Frame Bac&amp;k</source>
            <translation>한 프레임 뒤로(&amp;K)</translation>
        </message>
        <message>
            <source>One Frame &amp;On</source>
            <translation>한 프레임 앞으로(&amp;O)</translation>
        </message>
        <message>
            <source>Ten Frames Back</source>
            <translation>열 프레임 뒤로</translation>
        </message>
        <message>
            <source>Ten Frames On</source>
            <translation>열 프레임 앞으로</translation>
        </message>
        <message>
            <source>P&amp;revious Cut</source>
            <translation>이전 컷(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Next Cut</source>
            <translation>다음 컷(&amp;N)</translation>
        </message>
        <message>
            <source>To the S&amp;tart</source>
            <translation>처음으로(&amp;T)</translation>
        </message>
        <message>
            <source>To the &amp;End</source>
            <translation>끝으로(&amp;E)</translation>
        </message>
        <message>
            <source>Zoom &amp;In</source>
            <translation>확대(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>축소(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Whole Sequence</source>
            <translation>시퀀스 전체(&amp;W)</translation>
        </message>
        <message>
            <source>Zoom to &amp;Selection</source>
            <translation>선택에 맞춰 확대(&amp;S)</translation>
        </message>
        <message>
            <source>Zoom to &amp;In and Out</source>
            <translation>인과 아웃에 맞춰 확대(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom to &amp;Frames</source>
            <translation>프레임까지 확대(&amp;F)</translation>
        </message>
        <message>
            <source>Zoom &amp;Back</source>
            <translation>이전 확대로(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Full Screen</source>
            <translation>전체 화면(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit Workspace</source>
            <translation>편집 작업 공간(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Match Workspace</source>
            <translation>매치 작업 공간(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Song Workspace</source>
            <translation>노래 작업 공간(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Colour Workspace</source>
            <translation>색 작업 공간(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Deliver Workspace</source>
            <translation>내보내기 작업 공간(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Reset This Workspace</source>
            <translation>이 작업 공간 초기화(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Bin</source>
            <translation>빈(&amp;B)</translation>
        </message>
        <message>
            <source>S&amp;ource Viewer</source>
            <translation>소스 뷰어(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Program Viewer</source>
            <translation>프로그램 뷰어(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Timeline</source>
            <translation>타임라인(&amp;T)</translation>
        </message>
        <message>
            <source>M&amp;atches</source>
            <translation>매치(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;History</source>
            <translation>작업 내역(&amp;H)</translation>
        </message>
        <message>
            <source>E&amp;xport Queue</source>
            <translation>내보내기 대기열(&amp;X)</translation>
        </message>
        <message>
            <source>Pre&amp;flight</source>
            <translation>점검(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Jobs</source>
            <translation>작업(&amp;J)</translation>
        </message>
        <message>
            <source>He&amp;lp Panel</source>
            <translation>도움말 패널(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Help for This Panel</source>
            <translation>이 패널의 도움말(&amp;H)</translation>
        </message>
        <message>
            <source>Take the 90-Second &amp;Tour</source>
            <translation>90초 둘러보기(&amp;T)</translation>
        </message>
        <message>
            <source>Open the &amp;Demo</source>
            <translation>데모 열기(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Start Page</source>
            <translation>시작 화면(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Find a Command…</source>
            <translation>명령 찾기(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;About Rhyme</source>
            <translation>Rhyme 정보(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Take Back the Last No</source>
            <translation>마지막 거절 취소(&amp;T)</translation>
        </message>
        <message>
            <source>Match at the &amp;Cut, Clip or Gap</source>
            <translation>컷, 클립, 빈 곳에서 찾기(&amp;C)</translation>
        </message>
        <message>
            <source>Match the Source&apos;s &amp;Frame</source>
            <translation>소스의 프레임으로 찾기(&amp;F)</translation>
        </message>
        <message>
            <source>Match the Se&amp;lected Clips</source>
            <translation>선택한 클립끼리 찾기(&amp;L)</translation>
        </message>
        <message>
            <source>C&amp;hain: Go On from Each Accepted Shot</source>
            <translation>이어 가기: 받아들인 숏에서 계속(&amp;H)</translation>
        </message>
        <message>
            <source>Why This, or Wh&amp;y Not</source>
            <translation>왜 이것인지, 왜 아닌지(&amp;Y)</translation>
        </message>
        <message>
            <source>Compare the Playhead with the So&amp;urce</source>
            <translation>재생헤드와 소스 비교(&amp;U)</translation>
        </message>
        <message>
            <source>Align by &amp;Hand</source>
            <translation>손으로 맞추기(&amp;H)</translation>
        </message>
        <message>
            <source>Align as F&amp;ound</source>
            <translation>찾은 대로 맞추기(&amp;O)</translation>
        </message>
        <message>
            <source>Loop the Match with the &amp;Music</source>
            <translation>음악과 함께 매치 반복(&amp;M)</translation>
        </message>
        <message>
            <source>A One Frame Earlier</source>
            <translation>A 한 프레임 앞으로</translation>
        </message>
        <message>
            <source>A One Frame Later</source>
            <translation>A 한 프레임 뒤로</translation>
        </message>
        <message>
            <source>B One Frame Earlier</source>
            <translation>B 한 프레임 앞으로</translation>
        </message>
        <message>
            <source>B One Frame Later</source>
            <translation>B 한 프레임 뒤로</translation>
        </message>
        <message>
            <source>Match &amp;Viewer</source>
            <translation>매치 뷰어(&amp;V)</translation>
        </message>
        <message>
            <source>Map of &amp;Shots</source>
            <translation>숏 지도(&amp;S)</translation>
        </message>
        <message>
            <source>S&amp;copes</source>
            <translation>스코프(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Taller Tracks</source>
            <translation>트랙 높게(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Lower Tracks</source>
            <translation>트랙 낮게(&amp;L)</translation>
        </message>
        <message>
            <source>E&amp;ffects</source>
            <translation>효과(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>인스펙터(&amp;I)</translation>
        </message>
        <message>
            <source>St&amp;udy</source>
            <translation>스터디(&amp;U)</translation>
        </message>
        <message>
            <source>S&amp;ong</source>
            <translation>노래(&amp;O)</translation>
        </message>
        <message>
            <source>Find &amp;Beats and Parts</source>
            <translation>비트와 구간 찾기(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Hear In to Out, or This Part, Again</source>
            <translation>시작~끝 또는 이 구간 다시 듣기(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Words from a File…</source>
            <translation>파일에서 가사 읽기(&amp;W)…</translation>
        </message>
        <message>
            <source>&amp;Tap Tempo</source>
            <translation>두드려서 템포 잡기(&amp;T)</translation>
        </message>
        <message>
            <source>Ha&amp;lf the Beats</source>
            <translation>비트를 절반으로(&amp;L)</translation>
        </message>
        <message>
            <source>Twi&amp;ce the Beats</source>
            <translation>비트를 두 배로(&amp;C)</translation>
        </message>
        <message>
            <source>Beats One Frame &amp;Earlier</source>
            <translation>비트를 한 프레임 앞으로(&amp;E)</translation>
        </message>
        <message>
            <source>Beats One Frame Late&amp;r</source>
            <translation>비트를 한 프레임 뒤로(&amp;R)</translation>
        </message>
        <message>
            <source>Bar &amp;1 Is Here</source>
            <translation>여기가 1마디(&amp;1)</translation>
        </message>
        <message>
            <source>&amp;Add Beat at Playhead</source>
            <translation>재생 헤드에 비트 추가(&amp;A)</translation>
        </message>
        <message>
            <source>Re&amp;move Beat at Playhead</source>
            <translation>재생 헤드의 비트 지우기(&amp;M)</translation>
        </message>
        <message>
            <source>New &amp;Part from Here</source>
            <translation>여기서 새 구간 시작(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Join Part to the One Before</source>
            <translation>앞 구간과 합치기(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Name This Part</source>
            <translation>이 구간에 이름 붙이기(&amp;N)</translation>
        </message>
        <message>
            <source>L&amp;oop This Bar</source>
            <translation>이 마디 반복 재생(&amp;O)</translation>
        </message>
        <message>
            <source>Loop This Part</source>
            <translation>이 구간 반복 재생</translation>
        </message>
        <message>
            <source>C&amp;ut on Every Beat</source>
            <translation>모든 비트에서 자르기(&amp;U)</translation>
        </message>
        <message>
            <source>Cut on Every Second Beat</source>
            <translation>두 비트마다 자르기</translation>
        </message>
        <message>
            <source>Cut on Every Bar</source>
            <translation>마디마다 자르기</translation>
        </message>
        <message>
            <source>Cut on Every Second Bar</source>
            <translation>두 마디마다 자르기</translation>
        </message>
        <message>
            <source>Cut on Every Fourth Bar</source>
            <translation>네 마디마다 자르기</translation>
        </message>
        <message>
            <source>C&amp;onsolidate…</source>
            <translation>필요한 부분만 모으기(&amp;O)…</translation>
        </message>
        <message>
            <source>Save the S&amp;teps as a Script…</source>
            <translation>작업 단계를 스크립트로 저장(&amp;T)…</translation>
        </message>
        <message>
            <source>Add T&amp;itle</source>
            <translation>자막 추가(&amp;I)</translation>
        </message>
        <message>
            <source>Lay the Words of the Song as Titles</source>
            <translation>노래 가사를 자막으로 놓기</translation>
        </message>
        <message>
            <source>Add &amp;Colour</source>
            <translation>색 클립 추가(&amp;C)</translation>
        </message>
        <message>
            <source>Add Adj&amp;ustment</source>
            <translation>조정 클립 추가(&amp;U)</translation>
        </message>
        <message>
            <source>S&amp;ync Takes to the Song</source>
            <translation>테이크를 노래에 맞추기(&amp;Y)</translation>
        </message>
        <message>
            <source>Show Next &amp;Take</source>
            <translation>다음 테이크 보기(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Keep Only the Chosen Take</source>
            <translation>고른 테이크만 남기기(&amp;K)</translation>
        </message>
    </context>
    <context>
        <name>Cues</name>
        <message>
            <source>Shape</source>
            <translation>형태</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>선</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>색</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>빛</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>깊이</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>움직임</translation>
        </message>
        <message>
            <source>Composition</source>
            <translation>구도</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>사람</translation>
        </message>
    </context>
    <context>
        <name>Edit</name>
        <message>
            <source>Open footage in the source viewer first</source>
            <translation>먼저 소재를 소스 뷰어에서 여세요</translation>
        </message>
        <message>
            <source>There is nothing to copy</source>
            <translation>복사할 것이 없습니다</translation>
        </message>
        <message>
            <source>There is nothing to cut</source>
            <translation>잘라낼 것이 없습니다</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>잘라내기</translation>
        </message>
        <message>
            <source>Nothing was copied yet</source>
            <translation>아직 복사한 것이 없습니다</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>붙여넣기</translation>
        </message>
        <message>
            <source>Copy the clip whose attributes are wanted first</source>
            <translation>먼저 속성을 가져올 클립을 복사하세요</translation>
        </message>
        <message>
            <source>Select the clips that are to have them</source>
            <translation>속성을 받을 클립을 선택하세요</translation>
        </message>
        <message>
            <source>Paste attributes</source>
            <translation>속성 붙여넣기</translation>
        </message>
        <message>
            <source>Remove attributes</source>
            <translation>속성 제거</translation>
        </message>
        <message>
            <source>There is nothing to duplicate</source>
            <translation>복제할 것이 없습니다</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>복제</translation>
        </message>
        <message>
            <source>Unlink</source>
            <translation>연결 해제</translation>
        </message>
        <message>
            <source>Select the clips that belong together, one of each track</source>
            <translation>서로 연결할 클립을 트랙마다 하나씩 선택하세요</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>There is no clip beside it to swap with</source>
            <translation>옆에 바꿀 클립이 없습니다</translation>
        </message>
        <message>
            <source>Swap clips</source>
            <translation>클립 바꾸기</translation>
        </message>
        <message>
            <source>There is no cut at the playhead</source>
            <translation>재생헤드에 컷이 없습니다</translation>
        </message>
        <message>
            <source>Join clips</source>
            <translation>클립 합치기</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>끝에 추가</translation>
        </message>
        <message>
            <source>There is no clip at the playhead to replace</source>
            <translation>재생헤드에 바꿀 클립이 없습니다</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <source>Mark in and out of the sequence first</source>
            <translation>먼저 시퀀스의 인과 아웃을 표시하세요</translation>
        </message>
        <message>
            <source>Fit to fill</source>
            <translation>길이에 맞추기</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>거꾸로</translation>
        </message>
        <message>
            <source>Freeze frame</source>
            <translation>정지 프레임</translation>
        </message>
        <message>
            <source>There is no picture at the playhead to freeze</source>
            <translation>재생헤드에 정지할 그림이 없습니다</translation>
        </message>
        <message>
            <source>There is no clip at the playhead to trim</source>
            <translation>재생헤드에 트림할 클립이 없습니다</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>트림</translation>
        </message>
        <message>
            <source>Select the clips that are to become a sequence</source>
            <translation>시퀀스로 만들 클립을 선택하세요</translation>
        </message>
        <message>
            <source>Nested %1</source>
            <translation>중첩 %1</translation>
        </message>
        <message>
            <source>Nest</source>
            <translation>중첩</translation>
        </message>
        <message>
            <source>Unnest</source>
            <translation>중첩 풀기</translation>
        </message>
        <message>
            <source>No sequence is selected</source>
            <translation>선택한 시퀀스가 없습니다</translation>
        </message>
        <message>
            <source>Open sequence</source>
            <translation>시퀀스 열기</translation>
        </message>
        <message>
            <source>Sequence %1</source>
            <translation>시퀀스 %1</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>새 시퀀스</translation>
        </message>
        <message>
            <source>The playhead stands in no section with versions</source>
            <translation>재생헤드가 버전이 있는 구간에 있지 않습니다</translation>
        </message>
        <message>
            <source>Mark in and out of the section first</source>
            <translation>먼저 구간의 인과 아웃을 표시하세요</translation>
        </message>
        <message>
            <source>Section %1</source>
            <translation>구간 %1</translation>
        </message>
        <message>
            <source>Versions of a section</source>
            <translation>구간의 버전</translation>
        </message>
        <message>
            <source>New version</source>
            <translation>새 버전</translation>
        </message>
        <message>
            <source>This section has one version only</source>
            <translation>이 구간에는 버전이 하나뿐입니다</translation>
        </message>
        <message>
            <source>Show version</source>
            <translation>버전 보기</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>버전 %1</translation>
        </message>
        <message>
            <source>Keep this version</source>
            <translation>이 버전 남기기</translation>
        </message>
        <message>
            <source>Unlock time</source>
            <translation>시간 잠금 해제</translation>
        </message>
        <message>
            <source>Mark in and out of what is to stay first</source>
            <translation>먼저 그대로 둘 곳의 인과 아웃을 표시하세요</translation>
        </message>
        <message>
            <source>Lock time</source>
            <translation>시간 잠금</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>잠김</translation>
        </message>
        <message>
            <source>There is no clip at the playhead to split</source>
            <translation>재생헤드에 나눌 클립이 없습니다</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>나누기</translation>
        </message>
        <message>
            <source>Ripple trim</source>
            <translation>리플 트림</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>들어내기</translation>
        </message>
        <message>
            <source>Ripple delete</source>
            <translation>리플 삭제</translation>
        </message>
        <message>
            <source>Close gap</source>
            <translation>틈 닫기</translation>
        </message>
        <message>
            <source>Roll cut</source>
            <translation>컷 롤</translation>
        </message>
        <message>
            <source>Nudge</source>
            <translation>조금 옮기기</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>끄기</translation>
        </message>
        <message>
            <source>Enable</source>
            <translation>켜기</translation>
        </message>
        <message>
            <source>Mark in and out first</source>
            <translation>먼저 인과 아웃을 표시하세요</translation>
        </message>
        <message>
            <source>Lift range</source>
            <translation>구간 들어내기</translation>
        </message>
        <message>
            <source>Extract range</source>
            <translation>구간 추출</translation>
        </message>
        <message>
            <source>Add marker</source>
            <translation>마커 추가</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>마커 제거</translation>
        </message>
        <message>
            <source>There is no marker at the playhead</source>
            <translation>재생헤드에 마커가 없습니다</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>삽입</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>덮어쓰기</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>디졸브</translation>
        </message>
        <message>
            <source>There is no transition at the cut</source>
            <translation>컷에 전환이 없습니다</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>전환 제거</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>%1 추가</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>자막</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>색</translation>
        </message>
        <message>
            <source>Adjustment</source>
            <translation>조정</translation>
        </message>
        <message>
            <source>Words as titles</source>
            <translation>가사를 자막으로</translation>
        </message>
    </context>
    <context>
        <name>Effects</name>
        <message>
            <source>Blur</source>
            <translation>흐림</translation>
        </message>
        <message>
            <source>Chroma key</source>
            <translation>크로마 키</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>색</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>곡선</translation>
        </message>
        <message>
            <source>Directional blur</source>
            <translation>방향 흐림</translation>
        </message>
        <message>
            <source>Glow</source>
            <translation>글로우</translation>
        </message>
        <message>
            <source>Grain</source>
            <translation>그레인</translation>
        </message>
        <message>
            <source>Hue curves</source>
            <translation>색상 곡선</translation>
        </message>
        <message>
            <source>Look-up table</source>
            <translation>룩업 테이블</translation>
        </message>
        <message>
            <source>Mask</source>
            <translation>마스크</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>불투명도</translation>
        </message>
        <message>
            <source>Opposing grade</source>
            <translation>보색 그레이드</translation>
        </message>
        <message>
            <source>Position, size and crop</source>
            <translation>위치, 크기, 자르기</translation>
        </message>
        <message>
            <source>Sharpen</source>
            <translation>선명하게</translation>
        </message>
        <message>
            <source>Soft skin</source>
            <translation>부드러운 피부</translation>
        </message>
        <message>
            <source>Stabilise</source>
            <translation>손떨림 보정</translation>
        </message>
        <message>
            <source>Vignette</source>
            <translation>비네트</translation>
        </message>
        <message>
            <source>Lift, gamma, gain</source>
            <translation>리프트, 감마, 게인</translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message>
            <source>The sound is silent</source>
            <translation>소리가 없습니다</translation>
        </message>
        <message>
            <source>true peak %1 dBTP</source>
            <translation>트루 피크 %1 dBTP</translation>
        </message>
        <message>
            <source>Loudness %1 LUFS, %2</source>
            <translation>음량 %1 LUFS, %2</translation>
        </message>
        <message>
            <source>: may clip in some players</source>
            <translation>: 일부 플레이어에서 찌그러질 수 있습니다</translation>
        </message>
        <message>
            <source>a few seconds left</source>
            <translation>몇 초 남음</translation>
        </message>
        <message>
            <source>about %1 seconds left</source>
            <translation>약 %1초 남음</translation>
        </message>
        <message>
            <source>about a minute left</source>
            <translation>약 1분 남음</translation>
        </message>
        <message>
            <source>about %1 minutes left</source>
            <translation>약 %1분 남음</translation>
        </message>
        <message>
            <source>about %1 hours left</source>
            <translation>약 %1시간 남음</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Waiting, paused</source>
            <translation>대기 중, 일시 정지됨</translation>
        </message>
        <message>
            <source>Waiting, %1</source>
            <translation>대기 중, %1</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>대기 중</translation>
        </message>
        <message>
            <source>Paused at %1</source>
            <translation>%1에서 일시 정지됨</translation>
        </message>
        <message>
            <source>Failed: %1</source>
            <translation>실패: %1</translation>
        </message>
        <message>
            <source>Stopped, nothing was written</source>
            <translation>멈춤, 아무것도 쓰지 않았습니다</translation>
        </message>
        <message>
            <source>%1 file</source>
            <translation>%1 파일</translation>
        </message>
        <message>
            <source>%1 picture</source>
            <translation>%1 영상</translation>
        </message>
        <message>
            <source>%1 sound</source>
            <translation>%1 소리</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>used</source>
            <translation>사용</translation>
        </message>
        <message>
            <source>unused</source>
            <translation>미사용</translation>
        </message>
        <message>
            <source>song</source>
            <translation>노래</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>오프라인</translation>
        </message>
        <message>
            <source>people</source>
            <translation>사람</translation>
        </message>
        <message>
            <source>close</source>
            <translation>클로즈업</translation>
        </message>
        <message>
            <source>wide</source>
            <translation>와이드</translation>
        </message>
        <message>
            <source>moving</source>
            <translation>움직임</translation>
        </message>
        <message>
            <source>still</source>
            <translation>정지</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>어두움</translation>
        </message>
        <message>
            <source>bright</source>
            <translation>밝음</translation>
        </message>
        <message>
            <source>red</source>
            <translation>빨강</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>주황</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>노랑</translation>
        </message>
        <message>
            <source>green</source>
            <translation>초록</translation>
        </message>
        <message>
            <source>cyan</source>
            <translation>청록</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>파랑</translation>
        </message>
        <message>
            <source>purple</source>
            <translation>보라</translation>
        </message>
        <message>
            <source>pink</source>
            <translation>분홍</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>회색</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Level</source>
            <translation>레벨</translation>
        </message>
        <message>
            <source>The rubber band: dB added to the gain, with keyframes</source>
            <translation>러버 밴드: 게인에 더하는 dB, 키프레임 가능</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>증폭</translation>
        </message>
        <message>
            <source>Pan</source>
            <translation>팬</translation>
        </message>
        <message>
            <source>-1 left, 1 right</source>
            <translation>-1 왼쪽, 1 오른쪽</translation>
        </message>
        <message>
            <source>Fade in</source>
            <translation>페이드 인</translation>
        </message>
        <message>
            <source>Fade out</source>
            <translation>페이드 아웃</translation>
        </message>
        <message>
            <source> frames</source>
            <translation>프레임</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>외곽선</translation>
        </message>
        <message>
            <source>Shadow</source>
            <translation>그림자</translation>
        </message>
        <message>
            <source>Margin aside</source>
            <translation>양옆 여백</translation>
        </message>
        <message>
            <source>Margin above and below</source>
            <translation>위아래 여백</translation>
        </message>
        <message>
            <source>Letter spacing</source>
            <translation>자간</translation>
        </message>
        <message>
            <source>Angle</source>
            <translation>각도</translation>
        </message>
        <message>
            <source>Before the cut</source>
            <translation>컷 앞</translation>
        </message>
        <message>
            <source>After the cut</source>
            <translation>컷 뒤</translation>
        </message>
    </context>
    <context>
        <name>Keeping</name>
        <message>
            <source>A project without a name</source>
            <translation>이름 없는 프로젝트</translation>
        </message>
        <message>
            <source>Changes that were not saved</source>
            <translation>저장하지 않은 변경</translation>
        </message>
        <message>
            <source>%1 has changes from %2 that are in no file.</source>
            <translation>%1에 %2의 변경 내용이 있지만 파일에 저장되지 않았습니다.</translation>
        </message>
        <message>
            <source>Rhyme ended before it was saved. Changes you leave out are gone.</source>
            <translation>저장하기 전에 Rhyme이 끝났습니다. 버리는 변경 내용은 사라집니다.</translation>
        </message>
        <message>
            <source>Another program has written the file since.</source>
            <translation>그 뒤에 다른 프로그램이 파일을 썼습니다.</translation>
        </message>
        <message>
            <source>Open with the Changes</source>
            <translation>변경 내용과 함께 열기</translation>
        </message>
        <message>
            <source>Open as Saved</source>
            <translation>저장된 대로 열기</translation>
        </message>
        <message>
            <source>Leave Them Out</source>
            <translation>버리기</translation>
        </message>
        <message>
            <source>Not Now</source>
            <translation>나중에</translation>
        </message>
        <message>
            <source>Earlier versions of %1</source>
            <translation>%1의 이전 버전</translation>
        </message>
        <message>
            <source>Earlier versions</source>
            <translation>이전 버전</translation>
        </message>
        <message>
            <source>%1, changes that were left out</source>
            <translation>%1, 버린 변경 내용</translation>
        </message>
        <message>
            <source>There is no earlier version yet: one is kept when the project is saved.</source>
            <translation>아직 이전 버전이 없습니다. 프로젝트를 저장할 때마다 하나씩 남습니다.</translation>
        </message>
        <message>
            <source>The edit becomes that of the version. It can be undone, and the file stays as it is until you save.</source>
            <translation>편집이 그 버전으로 바뀝니다. 실행 취소할 수 있고, 저장하기 전까지 파일은 그대로입니다.</translation>
        </message>
        <message>
            <source>Bring Back</source>
            <translation>되살리기</translation>
        </message>
        <message>
            <source>It was saved last at %1. The file stays as it is until you save; changes you leave out stay among its earlier versions.</source>
            <translation>%1에 마지막으로 저장했습니다. 저장하기 전까지 파일은 그대로이고, 버린 변경 내용은 이전 버전에 남습니다.</translation>
        </message>
    </context>
    <context>
        <name>MatchPresets</name>
        <message>
            <source>Everything</source>
            <translation>모두</translation>
        </message>
        <message>
            <source>Whatever rhymes most</source>
            <translation>무엇이든 가장 어울리는 것</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>형태</translation>
        </message>
        <message>
            <source>The same outline in the same place</source>
            <translation>같은 자리의 같은 윤곽</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>선</translation>
        </message>
        <message>
            <source>Horizons, edges and diagonals that go on</source>
            <translation>이어지는 수평선, 가장자리, 대각선</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>색</translation>
        </message>
        <message>
            <source>One palette</source>
            <translation>하나의 색조</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>빛</translation>
        </message>
        <message>
            <source>One light: its key and where it comes from</source>
            <translation>하나의 빛: 밝기와 방향</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>움직임</translation>
        </message>
        <message>
            <source>A movement that goes on</source>
            <translation>이어지는 움직임</translation>
        </message>
        <message>
            <source>Portrait</source>
            <translation>인물</translation>
        </message>
        <message>
            <source>Faces of one size in one place</source>
            <translation>같은 자리의 같은 크기 얼굴</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>대비</translation>
        </message>
        <message>
            <source>The same form in the same place, the opposite colour or light</source>
            <translation>같은 자리의 같은 형태, 반대되는 색이나 빛</translation>
        </message>
    </context>
    <context>
        <name>Preflight</name>
        <message numerus="yes">
            <source>Black for %n frame(s) at the beginning</source>
            <translation>
                <numerusform>처음 %n프레임이 검습니다</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Black for %n frame(s) at the end</source>
            <translation>
                <numerusform>마지막 %n프레임이 검습니다</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No picture for %n frame(s)</source>
            <translation>
                <numerusform>%n프레임 동안 그림이 없습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>The file of %1 is not there</source>
            <translation>%1 파일이 없습니다</translation>
        </message>
        <message>
            <source>%1 flashes a second: more than three are not safe for everybody</source>
            <translation>1초에 섬광 %1회: 세 번을 넘으면 모두에게 안전하지 않습니다</translation>
        </message>
        <message numerus="yes">
            <source>%n frame(s) of %1 are seen twice</source>
            <translation>
                <numerusform>%1의 %n프레임이 두 번 나옵니다</numerusform>
            </translation>
        </message>
        <message>
            <source>The title reaches beyond the safe area</source>
            <translation>자막이 안전 영역을 벗어납니다</translation>
        </message>
        <message>
            <source>Nothing is heard</source>
            <translation>소리가 없습니다</translation>
        </message>
        <message>
            <source>Loudness %1 LUFS instead of %2</source>
            <translation>음량 %1 LUFS (기준 %2)</translation>
        </message>
        <message>
            <source>Peak %1 dBTP: above %2 it may distort</source>
            <translation>피크 %1 dBTP: %2를 넘으면 찌그러질 수 있습니다</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Offline: %1</source>
            <translation>오프라인: %1</translation>
        </message>
        <message>
            <source>Nothing cut yet: drag footage here, or accept a match</source>
            <translation>아직 편집한 것이 없습니다. 소재를 끌어 놓거나 매치를 받아들이세요</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Move clips</source>
            <translation>클립 옮기기</translation>
        </message>
        <message>
            <source>Roll cut</source>
            <translation>컷 롤</translation>
        </message>
        <message>
            <source>Ripple trim</source>
            <translation>리플 트림</translation>
        </message>
        <message>
            <source>Trim clip</source>
            <translation>클립 트림</translation>
        </message>
        <message>
            <source>Split clip</source>
            <translation>클립 나누기</translation>
        </message>
        <message>
            <source>Slide clip</source>
            <translation>클립 슬라이드</translation>
        </message>
        <message>
            <source>Slip clip</source>
            <translation>클립 슬립</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Stretch clip</source>
            <translation>클립 늘이기</translation>
        </message>
        <message>
            <source>Reorder tracks</source>
            <translation>트랙 순서 바꾸기</translation>
        </message>
        <message>
            <source>Move marker</source>
            <translation>마커 옮기기</translation>
        </message>
        <message>
            <source>Fade %1</source>
            <translation>페이드 %1</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>페이드</translation>
        </message>
        <message>
            <source>Rubber band</source>
            <translation>러버 밴드</translation>
        </message>
        <message>
            <source>Match %1 %</source>
            <translation>매치 %1 %</translation>
        </message>
        <message>
            <source>On beat %1</source>
            <translation>비트 %1 위</translation>
        </message>
        <message>
            <source>%1 frames after beat %2</source>
            <translation>비트 %2보다 %1프레임 뒤</translation>
        </message>
        <message>
            <source>%1 frames before beat %2</source>
            <translation>비트 %2보다 %1프레임 앞</translation>
        </message>
    </context>
    <context>
        <name>TimelineMenu</name>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>속도</translation>
        </message>
        <message>
            <source>Open Sequence</source>
            <translation>시퀀스 열기</translation>
        </message>
        <message>
            <source>Change Transition</source>
            <translation>전환 바꾸기</translation>
        </message>
        <message>
            <source>Add Transition</source>
            <translation>전환 추가</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>전환</translation>
        </message>
        <message>
            <source>Remove Transition</source>
            <translation>전환 제거</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>전환 제거</translation>
        </message>
        <message>
            <source>Close Gap</source>
            <translation>틈 닫기</translation>
        </message>
        <message>
            <source>Close gap</source>
            <translation>틈 닫기</translation>
        </message>
        <message>
            <source>Marker Colour</source>
            <translation>마커 색</translation>
        </message>
        <message>
            <source>Marker colour</source>
            <translation>마커 색</translation>
        </message>
        <message>
            <source>Go to Marker</source>
            <translation>마커로 이동</translation>
        </message>
        <message>
            <source>Make It a Range up to the Playhead</source>
            <translation>재생헤드까지 구간으로 만들기</translation>
        </message>
        <message>
            <source>Marker range</source>
            <translation>마커 구간</translation>
        </message>
        <message>
            <source>Remove Marker</source>
            <translation>마커 제거</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>마커 제거</translation>
        </message>
        <message>
            <source>Rename Track</source>
            <translation>트랙 이름 바꾸기</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>잠김</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>숨김</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>음소거</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>솔로</translation>
        </message>
        <message>
            <source>Moves Along When Others Ripple</source>
            <translation>다른 트랙이 리플될 때 함께 이동</translation>
        </message>
        <message>
            <source>Target of Insert and Overwrite</source>
            <translation>삽입과 덮어쓰기 대상</translation>
        </message>
        <message>
            <source>Remove Track</source>
            <translation>트랙 제거</translation>
        </message>
        <message>
            <source>Remove track</source>
            <translation>트랙 제거</translation>
        </message>
        <message>
            <source>Move Track Up</source>
            <translation>트랙 위로</translation>
        </message>
        <message>
            <source>Move Track Down</source>
            <translation>트랙 아래로</translation>
        </message>
        <message>
            <source>White</source>
            <translation>흰색</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>빨강</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>주황</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>노랑</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>초록</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>파랑</translation>
        </message>
        <message>
            <source>Violet</source>
            <translation>보라</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>Footage</source>
            <translation>소재</translation>
        </message>
        <message>
            <source>Drop clips and a song here. Rhyme looks at every shot behind your back: its shapes, lines, colours, light, depth, movement and people.</source>
            <translation>클립과 노래를 여기에 놓으세요. Rhyme이 모든 숏의 형태, 선, 색, 빛, 깊이, 움직임, 사람을 뒤에서 살펴봅니다.</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>소스</translation>
        </message>
        <message>
            <source>Double-click a clip to look at it. I and O mark a part; drag the picture down to the timeline, or press , to insert and . to overwrite.</source>
            <translation>클립을 두 번 클릭해 보세요. I와 O로 구간을 표시하고, 그림을 타임라인으로 끌거나 ,로 삽입하고 .로 덮어씁니다.</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <source>The film. Q and W trim to the playhead, B splits, dragging shows the result before you let go. Whatever you do, Ctrl+Z takes it back.</source>
            <translation>영상입니다. Q와 W는 재생헤드까지 트림하고 B는 나눕니다. 끄는 동안 결과가 먼저 보입니다. 무엇을 하든 Ctrl+Z로 되돌립니다.</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>매치</translation>
        </message>
        <message>
            <source>Select a clip or a cut: here is what rhymes with it, best first, with reasons. ] and [ go through them, Enter aligns and cuts, Ctrl+Backspace says no.</source>
            <translation>클립이나 컷을 선택하면 어울리는 것이 좋은 순서로, 이유와 함께 나타납니다. ]와 [로 오가고, Enter로 맞추어 자르고, Ctrl+Backspace로 거절합니다.</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>프로그램</translation>
        </message>
        <message>
            <source>Both sides of the cut, over each other or side by side: keys 1 to 6. Warm is what goes out, cool is what comes in. Space plays, / plays round the cut.</source>
            <translation>컷의 양쪽을 겹치거나 나란히 봅니다: 1에서 6까지의 키. 따뜻한 색은 나가는 쪽, 차가운 색은 들어오는 쪽입니다. Space는 재생, /는 컷 주변 재생입니다.</translation>
        </message>
        <message>
            <source>And then</source>
            <translation>그리고</translation>
        </message>
        <message>
            <source>Ctrl+Shift+P finds any command by words, F1 explains where you are, Alt+Shift+1 to 5 change the workspace. Check the film in Deliver, then Ctrl+M exports it.</source>
            <translation>Ctrl+Shift+P는 낱말로 명령을 찾고, F1은 지금 있는 곳을 설명하고, Alt+Shift+1~5는 작업 공간을 바꿉니다. 내보내기 작업 공간에서 영상을 점검한 뒤 Ctrl+M으로 내보내세요.</translation>
        </message>
    </context>
    <context>
        <name>Transitions</name>
        <message>
            <source>Aligned cut</source>
            <translation>맞춘 컷</translation>
        </message>
        <message>
            <source>Aligned dissolve</source>
            <translation>맞춘 디졸브</translation>
        </message>
        <message>
            <source>Dip to black</source>
            <translation>검정으로 디핑</translation>
        </message>
        <message>
            <source>Dip to colour</source>
            <translation>색으로 디핑</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>디졸브</translation>
        </message>
        <message>
            <source>Push</source>
            <translation>밀기</translation>
        </message>
        <message>
            <source>Slide</source>
            <translation>슬라이드</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>와이프</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>줌</translation>
        </message>
        <message>
            <source>Colour bridge</source>
            <translation>색 다리</translation>
        </message>
        <message>
            <source>Depth push</source>
            <translation>깊이 밀기</translation>
        </message>
        <message>
            <source>Light pass</source>
            <translation>빛 지나기</translation>
        </message>
        <message>
            <source>Line wipe</source>
            <translation>선 와이프</translation>
        </message>
        <message>
            <source>Movement carry</source>
            <translation>움직임 잇기</translation>
        </message>
        <message>
            <source>Bridge of opposing colours</source>
            <translation>보색 다리</translation>
        </message>
        <message>
            <source>Shape matte</source>
            <translation>형태 매트</translation>
        </message>
        <message>
            <source>Shape morph</source>
            <translation>형태 모핑</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui</name>
        <message>
            <source>There is no clip at the playhead to split</source>
            <translation>재생헤드에 나눌 클립이 없습니다</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>나누기</translation>
        </message>
        <message>
            <source>There is no clip at the playhead to trim</source>
            <translation>재생헤드에 트림할 클립이 없습니다</translation>
        </message>
        <message>
            <source>Ripple trim</source>
            <translation>리플 트림</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>들어내기</translation>
        </message>
        <message>
            <source>Ripple delete</source>
            <translation>리플 삭제</translation>
        </message>
        <message>
            <source>Close gap</source>
            <translation>틈 닫기</translation>
        </message>
        <message>
            <source>Roll cut</source>
            <translation>컷 롤</translation>
        </message>
        <message>
            <source>Nudge</source>
            <translation>조금 옮기기</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>끄기</translation>
        </message>
        <message>
            <source>Enable</source>
            <translation>켜기</translation>
        </message>
        <message>
            <source>Mark in and out first</source>
            <translation>먼저 인과 아웃을 표시하세요</translation>
        </message>
        <message>
            <source>Lift range</source>
            <translation>구간 들어내기</translation>
        </message>
        <message>
            <source>Extract range</source>
            <translation>구간 추출</translation>
        </message>
        <message>
            <source>Add marker</source>
            <translation>마커 추가</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>마커 제거</translation>
        </message>
        <message>
            <source>There is no marker at the playhead</source>
            <translation>재생헤드에 마커가 없습니다</translation>
        </message>
        <message>
            <source>Open footage in the source viewer first</source>
            <translation>먼저 소재를 소스 뷰어에서 여세요</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>삽입</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>덮어쓰기</translation>
        </message>
        <message>
            <source>There is no cut at the playhead</source>
            <translation>재생헤드에 컷이 없습니다</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>디졸브</translation>
        </message>
        <message>
            <source>There is no transition at the cut</source>
            <translation>컷에 전환이 없습니다</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>전환 제거</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::BinDelegate</name>
        <message>
            <source>opening</source>
            <translation>여는 중</translation>
        </message>
        <message>
            <source>waits for analysis</source>
            <translation>분석 대기 중</translation>
        </message>
        <message>
            <source>analysing, %1 %</source>
            <translation>분석 중, %1%</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>읽을 수 없음</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>오프라인</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::BinPanel</name>
        <message>
            <source>Bin</source>
            <translation>빈</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>소재</translation>
        </message>
        <message>
            <source>Search footage: names, unused, red, close…</source>
            <translation>소재 검색: 이름, 미사용, 빨강, 클로즈업…</translation>
        </message>
        <message>
            <source>Analysis of the footage</source>
            <translation>소재 분석</translation>
        </message>
        <message>
            <source>As a list</source>
            <translation>목록으로</translation>
        </message>
        <message>
            <source>No footage yet:
drop clips or a song</source>
            <translation>아직 소재가 없습니다:
클립이나 노래를 놓으세요</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>가져오기…</translation>
        </message>
        <message>
            <source>Opening a file</source>
            <translation>파일 여는 중</translation>
        </message>
        <message>
            <source>Opening %1 files</source>
            <translation>파일 %1개 여는 중</translation>
        </message>
        <message>
            <source>Analysing: %1 of %2 ready</source>
            <translation>분석 중: %2개 중 %1개 완료</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>파일 1개</translation>
        </message>
        <message>
            <source>%1 files</source>
            <translation>파일 %1개</translation>
        </message>
        <message>
            <source>No footage for “%1”: try a name, or words such as unused, red, close, moving, people</source>
            <translation>‘%1’에 맞는 소재가 없습니다. 이름이나 미사용, 빨강, 클로즈업, 움직임, 사람 같은 낱말을 써 보세요</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ColourWheel</name>
        <message>
            <source>%1: drag towards a colour, double-click for neutral</source>
            <translation>%1: 색 쪽으로 끌고, 두 번 클릭하면 중립</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::CommandPalette</name>
        <message>
            <source>Find a command</source>
            <translation>명령 찾기</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>무엇을 할까요?</translation>
        </message>
        <message>
            <source>Words of the command</source>
            <translation>명령의 낱말</translation>
        </message>
        <message>
            <source>Commands found</source>
            <translation>찾은 명령</translation>
        </message>
        <message>
            <source>No command has these words</source>
            <translation>이런 낱말이 있는 명령이 없습니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::CurveEditor</name>
        <message>
            <source>Keyframes of %1</source>
            <translation>%1 키프레임</translation>
        </message>
        <message>
            <source>Double-click adds a keyframe, dragging moves it, Delete removes it; its menu says how it goes on</source>
            <translation>두 번 클릭하면 키프레임을 더하고, 끌면 옮기고, Delete로 지웁니다. 메뉴에서 이어지는 방식을 고릅니다</translation>
        </message>
        <message>
            <source>Keyframe of %1</source>
            <translation>%1 키프레임</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>유지</translation>
        </message>
        <message>
            <source>Straight</source>
            <translation>직선</translation>
        </message>
        <message>
            <source>Ease</source>
            <translation>부드럽게</translation>
        </message>
        <message>
            <source>Remove Keyframe</source>
            <translation>키프레임 제거</translation>
        </message>
        <message>
            <source>Remove keyframe</source>
            <translation>키프레임 제거</translation>
        </message>
        <message>
            <source>Move keyframe</source>
            <translation>키프레임 옮기기</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::DialRow</name>
        <message>
            <source>%1 back to %2</source>
            <translation>%1: %2(으)로 되돌리기</translation>
        </message>
        <message>
            <source>Reset %1</source>
            <translation>%1 초기화</translation>
        </message>
        <message>
            <source>Previous keyframe of %1</source>
            <translation>%1의 이전 키프레임</translation>
        </message>
        <message>
            <source>Keyframe of %1 at the playhead</source>
            <translation>재생헤드의 %1 키프레임</translation>
        </message>
        <message>
            <source>Next keyframe of %1</source>
            <translation>%1의 다음 키프레임</translation>
        </message>
        <message>
            <source>Curve of %1</source>
            <translation>%1 곡선</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>%1 바꾸기</translation>
        </message>
        <message>
            <source>Drag to change, click to type</source>
            <translation>끌어서 바꾸고, 클릭해서 입력</translation>
        </message>
        <message>
            <source>Remove keyframe</source>
            <translation>키프레임 제거</translation>
        </message>
        <message>
            <source>Add keyframe</source>
            <translation>키프레임 추가</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::Docks</name>
        <message>
            <source>Put Back Into the Window</source>
            <translation>창 안으로 되돌리기</translation>
        </message>
        <message>
            <source>Take Out of the Window</source>
            <translation>창 밖으로 꺼내기</translation>
        </message>
        <message>
            <source>Close Panel</source>
            <translation>패널 닫기</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::EffectsPanel</name>
        <message>
            <source>Effects</source>
            <translation>효과</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>검색</translation>
        </message>
        <message>
            <source>Search effects and transitions</source>
            <translation>효과와 전환 검색</translation>
        </message>
        <message>
            <source>Effects and transitions</source>
            <translation>효과와 전환</translation>
        </message>
        <message>
            <source>Enter puts the chosen one on the selected clips, or at the selected cut</source>
            <translation>Enter를 누르면 고른 것을 선택한 클립이나 컷에 적용합니다</translation>
        </message>
        <message>
            <source>Drag it onto a cut</source>
            <translation>컷에 끌어 놓으세요</translation>
        </message>
        <message>
            <source>Drag it onto a clip</source>
            <translation>클립에 끌어 놓으세요</translation>
        </message>
        <message>
            <source>Transitions</source>
            <translation>전환</translation>
        </message>
        <message>
            <source>Select a cut, or put the playhead near one</source>
            <translation>컷을 선택하거나 재생헤드를 가까이 놓으세요</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>전환</translation>
        </message>
        <message>
            <source>Select the clips that are to have the effect</source>
            <translation>효과를 줄 클립을 선택하세요</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>%1 추가</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ExportDialog</name>
        <message>
            <source>Export</source>
            <translation>내보내기</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>진행</translation>
        </message>
        <message>
            <source>Write the file now and wait for it</source>
            <translation>지금 파일을 쓰고 기다립니다</translation>
        </message>
        <message>
            <source>Add to &amp;Queue</source>
            <translation>대기열에 추가(&amp;Q)</translation>
        </message>
        <message>
            <source>Write the file in its turn, while you go on cutting</source>
            <translation>편집을 계속하는 동안 차례가 되면 파일을 씁니다</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>선택…</translation>
        </message>
        <message>
            <source>Only from in to out</source>
            <translation>인에서 아웃까지만</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>형식</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>내보낼 곳</translation>
        </message>
        <message>
            <source>%1 is there already and will be replaced</source>
            <translation>%1 파일이 이미 있으며 바뀝니다</translation>
        </message>
        <message>
            <source>Choose a file to write to</source>
            <translation>쓸 파일을 선택하세요</translation>
        </message>
        <message>
            <source>%1 waits in the export queue: choose another name</source>
            <translation>%1 파일이 대기열에 있습니다. 다른 이름을 고르세요</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>내보내는 중</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Stopped; nothing was written</source>
            <translation>멈춤. 아무것도 쓰지 않았습니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ExportQueue</name>
        <message>
            <source>%1 is in the export queue</source>
            <translation>%1 파일이 대기열에 있습니다</translation>
        </message>
        <message>
            <source>%1 is written</source>
            <translation>%1 파일을 썼습니다</translation>
        </message>
        <message>
            <source>%1 was not written: %2</source>
            <translation>%1 파일을 쓰지 못했습니다: %2</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ExportRow</name>
        <message>
            <source>Show in folder</source>
            <translation>폴더에서 보기</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>목록에서 제거</translation>
        </message>
        <message>
            <source>Progress of %1</source>
            <translation>%1 진행</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::Footage</name>
        <message>
            <source>No pictures or sound were found in %1</source>
            <translation>%1에 영상이나 소리가 없습니다</translation>
        </message>
        <message>
            <source>The file is not where it was</source>
            <translation>파일이 있던 곳에 없습니다</translation>
        </message>
        <message>
            <source>Its analysis was stopped</source>
            <translation>분석을 멈추었습니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::HelpPanel</name>
        <message>
            <source>Help</source>
            <translation>도움말</translation>
        </message>
        <message>
            <source>Page of the help</source>
            <translation>도움말 쪽</translation>
        </message>
        <message>
            <source>en</source>
            <comment>the language of the help, as a code</comment>
            <translation>ko</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::HistoryModel</name>
        <message>
            <source>The beginning</source>
            <translation>처음</translation>
        </message>
        <message>
            <source>%1, where you are</source>
            <translation>%1, 현재 위치</translation>
        </message>
        <message>
            <source>%1, undone</source>
            <translation>%1, 취소됨</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::HistoryPanel</name>
        <message>
            <source>History</source>
            <translation>작업 내역</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::InspectorPanel</name>
        <message>
            <source>Clip</source>
            <translation>클립</translation>
        </message>
        <message>
            <source>Rename clip</source>
            <translation>클립 이름 바꾸기</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Enable</source>
            <translation>켜기</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>끄기</translation>
        </message>
        <message>
            <source>Enabled</source>
            <translation>켜짐</translation>
        </message>
        <message>
            <source>On the timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <source>Of the source</source>
            <translation>소스</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n frames</source>
            <translation>
                <numerusform>%1, %n프레임</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1에서 %2까지</translation>
        </message>
        <message numerus="yes">
            <source>%n frames before, </source>
            <translation>
                <numerusform>앞으로 %n프레임, </numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n frames after it are left in the source</source>
            <translation>
                <numerusform>소스에서 뒤로 %n프레임 남음</numerusform>
            </translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>속도</translation>
        </message>
        <message>
            <source>What follows moves along</source>
            <translation>뒤의 것이 함께 이동</translation>
        </message>
        <message>
            <source>Over what follows, or leaving a gap</source>
            <translation>뒤의 것을 덮거나 틈을 남김</translation>
        </message>
        <message>
            <source>The length stays</source>
            <translation>길이 유지</translation>
        </message>
        <message>
            <source> %</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Negative: backwards; 0: stands still</source>
            <translation>음수: 거꾸로, 0: 정지</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>길이</translation>
        </message>
        <message>
            <source>What another speed does to the length of the clip</source>
            <translation>속도가 바뀌면 클립의 길이는</translation>
        </message>
        <message>
            <source>Keep pitch</source>
            <translation>음높이 유지</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>소리</translation>
        </message>
        <message>
            <source>Takes</source>
            <translation>테이크</translation>
        </message>
        <message>
            <source>Switch take</source>
            <translation>테이크 바꾸기</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>테이크</translation>
        </message>
        <message>
            <source>Another recording of the same moment</source>
            <translation>같은 순간의 다른 촬영</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>색</translation>
        </message>
        <message>
            <source>Colour of the clip</source>
            <translation>클립의 색</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>자막</translation>
        </message>
        <message>
            <source>Text of the title</source>
            <translation>자막의 글</translation>
        </message>
        <message>
            <source>Title text</source>
            <translation>자막 글</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>글꼴</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>굵게</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>기울임</translation>
        </message>
        <message>
            <source>Box</source>
            <translation>상자</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>스타일</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>글자</translation>
        </message>
        <message>
            <source>Outline colour</source>
            <translation>외곽선 색</translation>
        </message>
        <message>
            <source>Shadow colour</source>
            <translation>그림자 색</translation>
        </message>
        <message>
            <source>Bottom left</source>
            <translation>왼쪽 아래</translation>
        </message>
        <message>
            <source>Bottom</source>
            <translation>아래</translation>
        </message>
        <message>
            <source>Bottom right</source>
            <translation>오른쪽 아래</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>왼쪽</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>가운데</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>오른쪽</translation>
        </message>
        <message>
            <source>Top left</source>
            <translation>왼쪽 위</translation>
        </message>
        <message>
            <source>Top</source>
            <translation>위</translation>
        </message>
        <message>
            <source>Top right</source>
            <translation>오른쪽 위</translation>
        </message>
        <message>
            <source>Place of the title</source>
            <translation>자막의 위치</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>위치</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>잘라내기</translation>
        </message>
        <message>
            <source>Plain cut</source>
            <translation>그냥 컷</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>전환 제거</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>전환</translation>
        </message>
        <message>
            <source>How the outgoing shot becomes the incoming one</source>
            <translation>나가는 숏이 들어오는 숏이 되는 방식</translation>
        </message>
        <message>
            <source>Centred on the cut</source>
            <translation>컷의 가운데</translation>
        </message>
        <message>
            <source>Starts at the cut</source>
            <translation>컷에서 시작</translation>
        </message>
        <message>
            <source>Ends at the cut</source>
            <translation>컷에서 끝남</translation>
        </message>
        <message>
            <source>Its own</source>
            <translation>고유</translation>
        </message>
        <message>
            <source>Place of the transition</source>
            <translation>전환의 위치</translation>
        </message>
        <message>
            <source>Alignment</source>
            <translation>맞춤</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>마커</translation>
        </message>
        <message>
            <source>Rename marker</source>
            <translation>마커 이름 바꾸기</translation>
        </message>
        <message>
            <source>Colour of the marker</source>
            <translation>마커의 색</translation>
        </message>
        <message>
            <source>Marker colour</source>
            <translation>마커 색</translation>
        </message>
        <message>
            <source> frames</source>
            <translation>프레임</translation>
        </message>
        <message>
            <source>Length of the marker</source>
            <translation>마커의 길이</translation>
        </message>
        <message>
            <source>0: a point</source>
            <translation>0: 점</translation>
        </message>
        <message>
            <source>Note of the marker</source>
            <translation>마커의 메모</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>메모</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>시퀀스</translation>
        </message>
        <message>
            <source>Rename sequence</source>
            <translation>시퀀스 이름 바꾸기</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>형식</translation>
        </message>
        <message>
            <source>Select a clip, a cut or a marker to see what can be set on it</source>
            <translation>클립, 컷, 마커를 선택하면 설정할 수 있는 것이 나타납니다</translation>
        </message>
        <message>
            <source>%1 × %2, %3 fps</source>
            <translation>%1 × %2, %3 fps</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>영상</translation>
        </message>
        <message>
            <source>Effects</source>
            <translation>효과</translation>
        </message>
        <message>
            <source>Add Effect</source>
            <translation>효과 추가</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>%1 추가</translation>
        </message>
        <message>
            <source>Switches the effect on and off</source>
            <translation>효과를 켜고 끕니다</translation>
        </message>
        <message>
            <source>%1 on</source>
            <translation>%1 켜기</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 끄기</translation>
        </message>
        <message>
            <source>%1 earlier</source>
            <translation>%1 앞으로</translation>
        </message>
        <message>
            <source>Reorder effects</source>
            <translation>효과 순서 바꾸기</translation>
        </message>
        <message>
            <source>%1 later</source>
            <translation>%1 뒤로</translation>
        </message>
        <message>
            <source>%1 back to its defaults</source>
            <translation>%1: 기본값으로</translation>
        </message>
        <message>
            <source>Reset %1</source>
            <translation>%1 초기화</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 제거</translation>
        </message>
        <message>
            <source>This version does not know this effect; it is kept and not drawn</source>
            <translation>이 버전이 모르는 효과입니다. 보관하지만 그리지 않습니다</translation>
        </message>
        <message>
            <source>Colour wheel</source>
            <translation>색 휠</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>%1 바꾸기</translation>
        </message>
        <message>
            <source>Choose the file of %1</source>
            <translation>%1 파일 고르기</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>인스펙터</translation>
        </message>
        <message>
            <source>Settings of what is selected</source>
            <translation>선택한 것의 설정</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::JobsPanel</name>
        <message>
            <source>Jobs</source>
            <translation>작업</translation>
        </message>
        <message>
            <source>Nothing is going on behind the window. Analysis, exports, proxies and checks appear here.</source>
            <translation>창 뒤에서 진행되는 것이 없습니다. 분석, 내보내기, 프록시, 점검이 여기에 나타납니다.</translation>
        </message>
        <message>
            <source>Stop: %1</source>
            <translation>멈추기: %1</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::KeyboardPage</name>
        <message>
            <source>Keyboard map</source>
            <translation>키보드 배치</translation>
        </message>
        <message>
            <source>Search commands or keys</source>
            <translation>명령이나 키 검색</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>명령과 키</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>키</translation>
        </message>
        <message>
            <source>New keys of the command</source>
            <translation>명령의 새 키</translation>
        </message>
        <message>
            <source>Use These Keys</source>
            <translation>이 키 쓰기</translation>
        </message>
        <message>
            <source>No Keys</source>
            <translation>키 없음</translation>
        </message>
        <message>
            <source>As in the Map</source>
            <translation>배치대로</translation>
        </message>
        <message>
            <source>Keys as in</source>
            <translation>키 배치</translation>
        </message>
        <message>
            <source>Choose a command, click into the field and press the keys it should have.</source>
            <translation>명령을 고르고 입력란을 클릭한 뒤 원하는 키를 누르세요.</translation>
        </message>
        <message>
            <source>%1 has these keys now and would lose them.</source>
            <translation>지금은 ‘%1’ 명령의 키이며, 그 명령에서 빠집니다.</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::MainWindow</name>
        <message>
            <source>Add video track</source>
            <translation>비디오 트랙 추가</translation>
        </message>
        <message>
            <source>Add audio track</source>
            <translation>오디오 트랙 추가</translation>
        </message>
        <message>
            <source>About Rhyme</source>
            <translation>Rhyme 정보</translation>
        </message>
        <message>
            <source>&lt;b&gt;Rhyme %1&lt;/b&gt;&lt;br&gt;Cuts music videos where two shots rhyme.&lt;br&gt;&lt;br&gt;GPL-3.0-or-later</source>
            <translation>&lt;b&gt;Rhyme %1&lt;/b&gt;&lt;br&gt;두 숏이 운율을 이루는 곳에서 뮤직비디오를 자릅니다.&lt;br&gt;&lt;br&gt;GPL-3.0-or-later</translation>
        </message>
        <message>
            <source>Exports are not finished</source>
            <translation>내보내기가 끝나지 않았습니다</translation>
        </message>
        <message>
            <source>An export is not finished</source>
            <translation>내보내기 하나가 끝나지 않았습니다</translation>
        </message>
        <message>
            <source>%1 exports are not finished</source>
            <translation>내보내기 %1개가 끝나지 않았습니다</translation>
        </message>
        <message>
            <source>Nothing of them is written if Rhyme quits now.</source>
            <translation>지금 끝내면 아무것도 쓰지 않습니다.</translation>
        </message>
        <message>
            <source>Go On Exporting</source>
            <translation>계속 내보내기</translation>
        </message>
        <message>
            <source>Stop Them and Quit</source>
            <translation>멈추고 끝내기</translation>
        </message>
        <message>
            <source>Edits of other programs (%1)</source>
            <translation>다른 프로그램의 편집 데이터 (%1)</translation>
        </message>
        <message>
            <source>Import Edit</source>
            <translation>편집 데이터 가져오기</translation>
        </message>
        <message>
            <source>Export Edit</source>
            <translation>편집 데이터 내보내기</translation>
        </message>
        <message>
            <source>What was not carried over</source>
            <translation>옮기지 못한 것</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) in %1 are not as they were.</source>
            <translation>
                <numerusform>%1에서 %n가지가 원래와 다릅니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Exported %1</source>
            <translation>%1 내보냄</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>메시지</translation>
        </message>
        <message>
            <source>%1[*] – Rhyme</source>
            <translation>%1[*] – Rhyme</translation>
        </message>
        <message>
            <source>&amp;Undo %1</source>
            <translation>실행 취소(&amp;U): %1</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>실행 취소(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo %1</source>
            <translation>다시 실행(&amp;R): %1</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>다시 실행(&amp;R)</translation>
        </message>
        <message>
            <source>%1 × %2, %3 fps</source>
            <translation>%1 × %2, %3 fps</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>가져오기</translation>
        </message>
        <message>
            <source>No pictures or sound were found there</source>
            <translation>그곳에 영상이나 소리가 없습니다</translation>
        </message>
        <message>
            <source>Place footage</source>
            <translation>소재 배치</translation>
        </message>
        <message>
            <source>No footage is missing</source>
            <translation>없는 소재가 없습니다</translation>
        </message>
        <message>
            <source>Where is the missing footage now?</source>
            <translation>없는 소재가 지금 어디에 있나요?</translation>
        </message>
        <message>
            <source>Looking through %1</source>
            <translation>%1에서 찾는 중</translation>
        </message>
        <message>
            <source>All missing footage was found</source>
            <translation>없던 소재를 모두 찾았습니다</translation>
        </message>
        <message>
            <source>%1 of %2 files were found; the first that is missing still: %3</source>
            <translation>파일 %2개 중 %1개를 찾았습니다. 아직 없는 첫 파일: %3</translation>
        </message>
        <message>
            <source>Copy the project and its footage into</source>
            <translation>프로젝트와 소재를 복사할 곳</translation>
        </message>
        <message>
            <source>Copying the footage to %1</source>
            <translation>소재를 %1(으)로 복사하는 중</translation>
        </message>
        <message>
            <source>Collected in %1</source>
            <translation>%1에 모았습니다</translation>
        </message>
        <message>
            <source>Collected in %1, but for %2 files that are missing</source>
            <translation>없는 파일 %2개를 빼고 %1에 모았습니다</translation>
        </message>
        <message>
            <source>Open &amp;Recent</source>
            <translation>최근 프로젝트(&amp;R)</translation>
        </message>
        <message>
            <source>Rhyme projects (*.rhyme)</source>
            <translation>Rhyme 프로젝트 (*.rhyme)</translation>
        </message>
        <message>
            <source>Open Project</source>
            <translation>프로젝트 열기</translation>
        </message>
        <message>
            <source>Save Project</source>
            <translation>프로젝트 저장</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>%1 저장함</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>저장하지 않은 변경</translation>
        </message>
        <message>
            <source>Save the changes to %1?</source>
            <translation>%1의 변경 내용을 저장할까요?</translation>
        </message>
        <message>
            <source>They are lost otherwise.</source>
            <translation>저장하지 않으면 사라집니다.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <source>Don’t Save</source>
            <translation>저장 안 함</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Analysing footage</source>
            <translation>소재 분석</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) to go</source>
            <translation>
                <numerusform>파일 %n개 남음</numerusform>
            </translation>
        </message>
        <message>
            <source>Searching for matches</source>
            <translation>매치 검색</translation>
        </message>
        <message>
            <source>Checking the film</source>
            <translation>영상 점검</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>내보내는 중</translation>
        </message>
        <message numerus="yes">
            <source>%n export(s) to go</source>
            <translation>
                <numerusform>내보내기 %n개 남음</numerusform>
            </translation>
        </message>
        <message>
            <source>Making the demo</source>
            <translation>데모 만들기</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) behind the window</source>
            <translation>
                <numerusform>창 뒤에서 작업 %n개 진행 중</numerusform>
            </translation>
        </message>
        <message>
            <source>Making the demo: its clips and its song are drawn and played on this computer</source>
            <translation>데모를 만드는 중: 클립과 노래를 이 컴퓨터에서 그리고 연주합니다</translation>
        </message>
        <message>
            <source>There is no cut to trim</source>
            <translation>트림할 컷이 없습니다</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is no time: try +12, -5 or 1:04:00</source>
            <translation>&quot;%1&quot;은(는) 시간이 아닙니다. +12, -5, 1:04:00처럼 써 보세요</translation>
        </message>
        <message>
            <source>Not this match</source>
            <translation>이 매치 아님</translation>
        </message>
        <message>
            <source>Put the playhead on a clip and open the other shot in the source viewer</source>
            <translation>재생헤드를 클립에 놓고 다른 숏을 소스 뷰어에서 여세요</translation>
        </message>
        <message>
            <source>Listening to the song</source>
            <translation>노래 듣는 중</translation>
        </message>
        <message>
            <source>The song was not heard yet: Song, Find Beats and Parts</source>
            <translation>아직 노래를 듣지 않았습니다: 노래 &gt; 비트와 구간 찾기</translation>
        </message>
        <message>
            <source>Select the clips, or mark in and out, to cut on the beat</source>
            <translation>비트에 맞춰 자르려면 클립을 선택하거나 시작과 끝을 표시하세요</translation>
        </message>
        <message>
            <source>Cut on the beat</source>
            <translation>비트에서 자르기</translation>
        </message>
        <message>
            <source>Words of the Song</source>
            <translation>노래 가사</translation>
        </message>
        <message>
            <source>Lyrics and subtitles (*.lrc *.srt)</source>
            <translation>가사와 자막 (*.lrc *.srt)</translation>
        </message>
        <message>
            <source>Words of the song</source>
            <translation>노래 가사</translation>
        </message>
        <message>
            <source>There is no song at the playhead to tap to</source>
            <translation>재생 헤드에 박자를 맞출 노래가 없습니다</translation>
        </message>
        <message numerus="yes">
            <source>%n tap(s)</source>
            <translation>
                <numerusform>%n번 두드림</numerusform>
            </translation>
        </message>
        <message>
            <source>Tap tempo</source>
            <translation>두드려서 템포 잡기</translation>
        </message>
        <message>
            <source>There is no song at the playhead</source>
            <translation>재생 헤드에 노래가 없습니다</translation>
        </message>
        <message>
            <source>Half the beats</source>
            <translation>비트를 절반으로</translation>
        </message>
        <message>
            <source>Twice the beats</source>
            <translation>비트를 두 배로</translation>
        </message>
        <message>
            <source>Shift beats</source>
            <translation>비트 옮기기</translation>
        </message>
        <message>
            <source>Bar 1 is here</source>
            <translation>여기가 1마디</translation>
        </message>
        <message>
            <source>Add beat</source>
            <translation>비트 추가</translation>
        </message>
        <message>
            <source>Remove beat</source>
            <translation>비트 지우기</translation>
        </message>
        <message>
            <source>Split part</source>
            <translation>구간 나누기</translation>
        </message>
        <message>
            <source>Join part</source>
            <translation>구간 합치기</translation>
        </message>
        <message>
            <source>Nothing was done yet</source>
            <translation>아직 한 작업이 없습니다</translation>
        </message>
        <message>
            <source>Save the Steps as a Script</source>
            <translation>작업 단계를 스크립트로 저장</translation>
        </message>
        <message>
            <source>Edit scripts (*.json)</source>
            <translation>편집 스크립트 (*.json)</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) written to %1</source>
            <translation>
                <numerusform>작업 단계 %n개를 %1에 저장했습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy the project and the parts it shows into</source>
            <translation>프로젝트와 쓰인 부분을 복사할 곳</translation>
        </message>
        <message>
            <source>%1 parts and %2 whole files, with two seconds around each, are in %3; %4 are missing</source>
            <translation>앞뒤 2초씩 더해 부분 %1개와 전체 파일 %2개를 %3에 모았습니다. 없는 파일 %4개</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::MatchControls</name>
        <message>
            <source>What should rhyme</source>
            <translation>무엇이 어울려야 하는지</translation>
        </message>
        <message>
            <source>Own mixture</source>
            <translation>직접 섞기</translation>
        </message>
        <message>
            <source>How much each cue counts</source>
            <translation>단서마다의 비중</translation>
        </message>
        <message>
            <source>Which matches are shown</source>
            <translation>보여 줄 매치</translation>
        </message>
        <message>
            <source>How much %1 counts</source>
            <translation>%1의 비중</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Only files named…</source>
            <translation>파일 이름…</translation>
        </message>
        <message>
            <source>Only matches with this in a file&apos;s name or folder</source>
            <translation>파일 이름이나 폴더에 이것이 있는 매치만</translation>
        </message>
        <message>
            <source> s</source>
            <translation>초</translation>
        </message>
        <message>
            <source>Frames left over on both sides, at least</source>
            <translation>양쪽에 남는 프레임, 최소</translation>
        </message>
        <message>
            <source> %</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Picture lost to aligning, at most</source>
            <translation>맞추며 잃는 화면, 최대</translation>
        </message>
        <message>
            <source>Not on the timeline yet</source>
            <translation>아직 타임라인에 없는 것</translation>
        </message>
        <message>
            <source>At the ends of shots only</source>
            <translation>숏의 끝에서만</translation>
        </message>
        <message>
            <source>Title cards too</source>
            <translation>자막 화면도</translation>
        </message>
        <message>
            <source>Takes of one scene too</source>
            <translation>같은 장면의 테이크도</translation>
        </message>
        <message>
            <source>Handles at least</source>
            <translation>핸들 최소</translation>
        </message>
        <message>
            <source>Crop at most</source>
            <translation>잘림 최대</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::MatchModel</name>
        <message>
            <source>costs %1 % of the picture</source>
            <translation>화면의 %1%를 잃음</translation>
        </message>
        <message>
            <source>alike in many small ways</source>
            <translation>여러 작은 점에서 닮음</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::MatchPanel</name>
        <message>
            <source>Matches</source>
            <translation>매치</translation>
        </message>
        <message>
            <source>Matches, best first</source>
            <translation>매치, 좋은 순서</translation>
        </message>
        <message>
            <source>Search for matches</source>
            <translation>매치 검색</translation>
        </message>
        <message>
            <source>Enter  align and cut here      [  ]  browse</source>
            <translation>Enter  맞추어 자르기      [  ]  둘러보기</translation>
        </message>
        <message>
            <source>to follow %1</source>
            <translation>%1 다음에</translation>
        </message>
        <message>
            <source>instead of %1</source>
            <translation>%1 대신</translation>
        </message>
        <message>
            <source>in the whole bin</source>
            <translation>빈 전체에서</translation>
        </message>
        <message>
            <source>Looking at the footage…</source>
            <translation>소재를 보는 중…</translation>
        </message>
        <message>
            <source>Comparing shots…</source>
            <translation>숏을 비교하는 중…</translation>
        </message>
        <message>
            <source>No two shots rhyme yet: more footage finds more</source>
            <translation>아직 운율을 이루는 숏이 없습니다. 소재가 많을수록 더 찾습니다</translation>
        </message>
        <message>
            <source>Nothing rhymes with this frame: trim the clip, or match the whole bin</source>
            <translation>이 프레임과 어울리는 것이 없습니다. 클립을 트림하거나 빈 전체에서 찾으세요</translation>
        </message>
        <message>
            <source>There is no match to accept yet</source>
            <translation>아직 받아들일 매치가 없습니다</translation>
        </message>
        <message>
            <source>Match cut</source>
            <translation>매치 컷</translation>
        </message>
        <message>
            <source>What to match</source>
            <translation>무엇으로 찾을지</translation>
        </message>
        <message>
            <source>The cut, clip or gap</source>
            <translation>컷, 클립, 빈 곳</translation>
        </message>
        <message>
            <source>The source&apos;s frame</source>
            <translation>소스의 프레임</translation>
        </message>
        <message>
            <source>The selected clips</source>
            <translation>선택한 클립</translation>
        </message>
        <message>
            <source>The whole bin</source>
            <translation>빈 전체</translation>
        </message>
        <message>
            <source>between %1 and %2</source>
            <translation>%1와(과) %2 사이</translation>
        </message>
        <message>
            <source>to follow frame %1 of %2</source>
            <translation>%2의 %1프레임 다음에</translation>
        </message>
        <message numerus="yes">
            <source>among %n selected clips</source>
            <translation>
                <numerusform>선택한 클립 %n개 가운데</numerusform>
            </translation>
        </message>
        <message>
            <source>No footage yet: drop clips, and pairs of shots that rhyme appear here</source>
            <translation>아직 소재가 없습니다. 클립을 놓으면 어울리는 숏의 쌍이 여기에 나타납니다</translation>
        </message>
        <message>
            <source>This footage has not been looked at: only analysed clips can rhyme</source>
            <translation>이 소재는 아직 보지 않았습니다. 분석한 클립만 찾을 수 있습니다</translation>
        </message>
        <message numerus="yes">
            <source>%n matches were found, but the filters leave them out</source>
            <translation>
                <numerusform>매치 %n개를 찾았지만 필터에 걸러졌습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>Select two clips or more on the timeline</source>
            <translation>타임라인에서 클립을 둘 이상 선택하세요</translation>
        </message>
        <message>
            <source>These clips do not rhyme with each other</source>
            <translation>이 클립들은 서로 어울리지 않습니다</translation>
        </message>
        <message>
            <source>Enter  add and go on      [  ]  browse</source>
            <translation>Enter  더하고 계속      [  ]  둘러보기</translation>
        </message>
        <message>
            <source>This pair is not offered again; undo brings it back</source>
            <translation>이 쌍은 다시 제안하지 않습니다. 실행 취소하면 돌아옵니다</translation>
        </message>
        <message>
            <source>The cut is a plain one: %1</source>
            <translation>일반 컷으로 두었습니다: %1</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::MatchViewer</name>
        <message>
            <source>Choose a match, or select a cut on the timeline</source>
            <translation>매치를 고르거나 타임라인에서 컷을 선택하세요</translation>
        </message>
        <message>
            <source>frame %1    %2 %3</source>
            <translation>%1프레임    %2 %3</translation>
        </message>
        <message>
            <source>left after the cut</source>
            <translation>컷 뒤에 남음</translation>
        </message>
        <message>
            <source>left before the cut</source>
            <translation>컷 앞에 남음</translation>
        </message>
        <message>
            <source>A %1 frames left    B %2 frames left</source>
            <translation>A %1프레임 남음    B %2프레임 남음</translation>
        </message>
        <message>
            <source>Align by hand</source>
            <translation>손으로 맞추기</translation>
        </message>
        <message>
            <source>Change transition</source>
            <translation>전환 바꾸기</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>트림</translation>
        </message>
        <message>
            <source>Match cut</source>
            <translation>매치 컷</translation>
        </message>
        <message>
            <source>This footage has not been looked at yet: only analysed clips can be compared</source>
            <translation>이 소재는 아직 보지 않았습니다. 분석한 클립만 비교할 수 있습니다</translation>
        </message>
        <message>
            <source>Looking into this pair…</source>
            <translation>이 쌍을 살펴보는 중…</translation>
        </message>
        <message>
            <source>Why this</source>
            <translation>왜 이것인지</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>왜 아닌지</translation>
        </message>
        <message>
            <source>alike in many small ways</source>
            <translation>여러 작은 점에서 닮음</translation>
        </message>
        <message>
            <source>Match Viewer</source>
            <translation>매치 뷰어</translation>
        </message>
        <message>
            <source>What is drawn on the frames</source>
            <translation>프레임 위에 그릴 것</translation>
        </message>
        <message>
            <source>Cut here</source>
            <translation>여기서 자르기</translation>
        </message>
        <message>
            <source>Puts this match on the timeline as it is here (Enter)</source>
            <translation>이 매치를 보이는 그대로 타임라인에 놓습니다 (Enter)</translation>
        </message>
        <message>
            <source>What Rhymes Here</source>
            <translation>여기서 어울리는 것</translation>
        </message>
        <message>
            <source>  The join as it will be</source>
            <translation>  이어질 모습</translation>
        </message>
        <message>
            <source>A to B</source>
            <translation>A에서 B로</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>증폭</translation>
        </message>
        <message>
            <source>Times a second</source>
            <translation>1초에 몇 번</translation>
        </message>
        <message>
            <source>A one frame earlier</source>
            <translation>A 한 프레임 앞으로</translation>
        </message>
        <message>
            <source>A one frame later</source>
            <translation>A 한 프레임 뒤로</translation>
        </message>
        <message>
            <source>B one frame earlier</source>
            <translation>B 한 프레임 앞으로</translation>
        </message>
        <message>
            <source>B one frame later</source>
            <translation>B 한 프레임 뒤로</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source> %</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>회전</translation>
        </message>
        <message>
            <source>°</source>
            <translation>°</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>오른쪽</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>아래</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>초기화</translation>
        </message>
        <message>
            <source>costs %1 % of the picture</source>
            <translation>화면의 %1%를 잃음</translation>
        </message>
        <message>
            <source>but: %1</source>
            <translation>단: %1</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::PairCanvas</name>
        <message>
            <source>The two frames</source>
            <translation>두 프레임</translation>
        </message>
        <message>
            <source>Both frames will flicker %1 times a second. Flickering can cause seizures in people with photosensitive epilepsy.
Press here, or choose flicker again, to begin.</source>
            <translation>두 프레임이 1초에 %1번 깜박입니다. 깜박임은 광과민성 뇌전증이 있는 사람에게 발작을 일으킬 수 있습니다.
시작하려면 여기를 누르거나 깜박임을 다시 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::PaletteStrip</name>
        <message>
            <source>Palette of the clip</source>
            <translation>클립의 색조</translation>
        </message>
        <message>
            <source>%1 %2 %</source>
            <translation>%1 %2%</translation>
        </message>
        <message>
            <source>The palette appears when the picture is there</source>
            <translation>그림이 오면 색조가 나타납니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::PictureView</name>
        <message>
            <source>Both frames will flicker twice a second. Flickering can cause seizures in people with photosensitive epilepsy.
Press here, or choose flicker again, to begin.</source>
            <translation>두 프레임이 1초에 두 번 깜박입니다. 깜박임은 광과민성 뇌전증이 있는 사람에게 발작을 일으킬 수 있습니다.
시작하려면 여기를 누르거나 깜박임을 다시 고르세요.</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::PointsEditor</name>
        <message>
            <source>Press on the curve to add a point, drag it, Delete removes it</source>
            <translation>곡선을 눌러 점을 더하고, 끌어서 옮기고, Delete로 지웁니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::PreferencesDialog</name>
        <message>
            <source>Preferences</source>
            <translation>환경설정</translation>
        </message>
        <message>
            <source>Pages of the preferences</source>
            <translation>환경설정 쪽</translation>
        </message>
        <message>
            <source>Look and Language</source>
            <translation>모양과 언어</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>키보드</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>테마</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>어둡게</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>빛</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>언어</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>시스템과 같이</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Size of everything</source>
            <translation>전체 크기</translation>
        </message>
        <message>
            <source>Nothing slides or fades</source>
            <translation>미끄러지거나 흐려지는 효과 없음</translation>
        </message>
        <message>
            <source>Reduced motion</source>
            <translation>움직임 줄이기</translation>
        </message>
        <message>
            <source>Language and size are as chosen from the next start on.</source>
            <translation>언어와 크기는 다음에 시작할 때부터 적용됩니다.</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::PreflightPanel</name>
        <message>
            <source>Preflight</source>
            <translation>점검</translation>
        </message>
        <message>
            <source>Check of the film</source>
            <translation>영상 점검</translation>
        </message>
        <message>
            <source>Check the Film</source>
            <translation>영상 점검</translation>
        </message>
        <message>
            <source>Stop the check</source>
            <translation>점검 멈추기</translation>
        </message>
        <message>
            <source>What was found, in the order of the film</source>
            <translation>찾은 것, 영상 순서대로</translation>
        </message>
        <message>
            <source>Looking and listening: %1 %</source>
            <translation>보고 듣는 중: %1%</translation>
        </message>
        <message>
            <source>The edit has changed since</source>
            <translation>그 뒤로 편집이 바뀌었습니다</translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n가지 찾음</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing on the timeline yet</source>
            <translation>타임라인에 아직 아무것도 없습니다</translation>
        </message>
        <message>
            <source>Nothing found: black, gaps, flashes, doubled frames, titles and sound are as they should be</source>
            <translation>찾은 것 없음: 검은 화면, 빈 곳, 섬광, 겹친 프레임, 자막, 소리가 모두 정상입니다</translation>
        </message>
        <message>
            <source>Checks the film before it goes out: black at either end, gaps, flashes, frames seen twice, missing files, titles outside the safe area, loudness</source>
            <translation>내보내기 전에 영상을 점검합니다: 앞뒤의 검은 화면, 빈 곳, 섬광, 두 번 나오는 프레임, 없는 파일, 안전 영역 밖의 자막, 음량</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ProgramViewer</name>
        <message>
            <source>Program</source>
            <translation>프로그램</translation>
        </message>
        <message>
            <source>What playing draws from</source>
            <translation>재생에 쓰는 파일</translation>
        </message>
        <message>
            <source>Proxies where a file is too slow</source>
            <translation>파일이 너무 느리면 프록시</translation>
        </message>
        <message>
            <source>Proxies wherever there are some</source>
            <translation>프록시가 있으면 프록시</translation>
        </message>
        <message>
            <source>Always the files themselves</source>
            <translation>항상 원본 파일</translation>
        </message>
        <message>
            <source>Make proxies of what is on the timeline</source>
            <translation>타임라인에 있는 것의 프록시 만들기</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>프록시</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>원본</translation>
        </message>
        <message>
            <source>Proxy %1 %</source>
            <translation>프록시 %1%</translation>
        </message>
        <message>
            <source>Playing draws from a smaller copy; standing still and export from the file itself</source>
            <translation>재생은 작은 사본을, 멈춘 화면과 내보내기는 원본 파일을 씁니다</translation>
        </message>
        <message>
            <source>Playing draws from the file itself</source>
            <translation>재생에 원본 파일을 씁니다</translation>
        </message>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>%n개 놓침</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 frames were not seen in their time since playing began; the sound ran dry %3 times</source>
            <translation>재생을 시작한 뒤 %2프레임 중 %1프레임을 제때 보여 주지 못했습니다. 소리는 %3번 끊겼습니다</translation>
        </message>
        <message>
            <source>The cut appears here</source>
            <translation>편집한 영상이 여기에 나타납니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::QueuePanel</name>
        <message>
            <source>Export Queue</source>
            <translation>내보내기 대기열</translation>
        </message>
        <message>
            <source>Nothing to export yet: open Export and choose Add to Queue. Exports run one after another while you go on cutting.</source>
            <translation>아직 내보낼 것이 없습니다. 내보내기를 열고 대기열에 추가하세요. 편집을 계속하는 동안 하나씩 내보냅니다.</translation>
        </message>
        <message>
            <source>Choose what to export</source>
            <translation>내보낼 것을 고릅니다</translation>
        </message>
        <message>
            <source>Resume exports</source>
            <translation>내보내기 다시 시작</translation>
        </message>
        <message>
            <source>Pause exports</source>
            <translation>내보내기 일시 정지</translation>
        </message>
        <message>
            <source>%1 of %2 failed</source>
            <translation>%2개 중 %1개 실패</translation>
        </message>
        <message>
            <source>Nothing left to do</source>
            <translation>남은 작업이 없습니다</translation>
        </message>
        <message>
            <source>%1 of %2 to go</source>
            <translation>%2개 중 %1개 남음</translation>
        </message>
        <message>
            <source>%1, paused</source>
            <translation>%1, 일시 정지됨</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ScopeView</name>
        <message>
            <source>Opposing hues: %1 % to %2 %</source>
            <translation>보색: %1% 대 %2%</translation>
        </message>
        <message>
            <source>skin</source>
            <translation>피부</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>%1 % black</source>
            <translation>검정 %1%</translation>
        </message>
        <message>
            <source>%1 % white</source>
            <translation>흰색 %1%</translation>
        </message>
        <message>
            <source>Nothing is shown yet</source>
            <translation>아직 보이는 것이 없습니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ScopesPanel</name>
        <message>
            <source>Waveform</source>
            <translation>파형</translation>
        </message>
        <message>
            <source>RGB Parade</source>
            <translation>RGB 퍼레이드</translation>
        </message>
        <message>
            <source>Vectorscope</source>
            <translation>벡터스코프</translation>
        </message>
        <message>
            <source>Histogram</source>
            <translation>히스토그램</translation>
        </message>
        <message>
            <source>Scopes</source>
            <translation>스코프</translation>
        </message>
        <message>
            <source>Scope %1</source>
            <translation>스코프 %1</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ScrubBar</name>
        <message>
            <source>Position</source>
            <translation>위치</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::Session</name>
        <message>
            <source>Untitled</source>
            <translation>제목 없음</translation>
        </message>
        <message>
            <source> (and %1 more)</source>
            <translation> (외 %1개)</translation>
        </message>
        <message>
            <source>Changes cannot be kept safe: %1</source>
            <translation>변경 내용을 안전하게 보관할 수 없습니다: %1</translation>
        </message>
        <message>
            <source>Changes are kept safe again</source>
            <translation>변경 내용을 다시 안전하게 보관합니다</translation>
        </message>
        <message>
            <source>%1 is open in another window of Rhyme: save it under another name</source>
            <translation>%1은(는) Rhyme의 다른 창에서 열려 있습니다. 다른 이름으로 저장하세요</translation>
        </message>
        <message>
            <source>Bring back an earlier version</source>
            <translation>이전 버전 되살리기</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ShotMap</name>
        <message>
            <source>Map of All Shots</source>
            <translation>모든 숏의 지도</translation>
        </message>
        <message>
            <source>Looking at the footage…</source>
            <translation>소재를 보는 중…</translation>
        </message>
        <message>
            <source>No footage yet: drop clips, and their shots lie here, like ones near each other</source>
            <translation>아직 소재가 없습니다. 클립을 놓으면 닮은 숏끼리 가까이 놓입니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::SongHearing</name>
        <message>
            <source>Put a song on a sound track first</source>
            <translation>먼저 노래를 소리 트랙에 놓으세요</translation>
        </message>
        <message>
            <source>Listening to the song…</source>
            <translation>노래를 듣는 중…</translation>
        </message>
        <message>
            <source>Beats and parts of the song</source>
            <translation>노래의 비트와 구간</translation>
        </message>
        <message numerus="yes">
            <source>%n beat(s) found</source>
            <translation>
                <numerusform>비트 %n개를 찾았습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>The song was not heard yet: Song, Find Beats and Parts</source>
            <translation>아직 노래를 듣지 않았습니다: 노래 &gt; 비트와 구간 찾기</translation>
        </message>
        <message>
            <source>Hear a stretch again</source>
            <translation>일부를 다시 듣기</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::SongStrip</name>
        <message>
            <source>Song map</source>
            <translation>노래 지도</translation>
        </message>
        <message>
            <source>Parts, bars, beats and words of the song; the Song menu has what can be done with them</source>
            <translation>노래의 구간, 마디, 비트, 가사. 할 수 있는 일은 노래 메뉴에 있습니다</translation>
        </message>
        <message>
            <source>%1 bpm, %2/%3</source>
            <translation>%1 bpm, %2/%3</translation>
        </message>
        <message>
            <source>Remove beat</source>
            <translation>비트 지우기</translation>
        </message>
        <message>
            <source>Move beat</source>
            <translation>비트 옮기기</translation>
        </message>
        <message>
            <source>Move part</source>
            <translation>구간 경계 옮기기</translation>
        </message>
        <message>
            <source>Add beat</source>
            <translation>비트 추가</translation>
        </message>
        <message>
            <source>Name of the part</source>
            <translation>구간 이름</translation>
        </message>
        <message>
            <source>Name part</source>
            <translation>구간 이름 붙이기</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::SourceViewer</name>
        <message>
            <source>Source</source>
            <translation>소스</translation>
        </message>
        <message>
            <source>Sound only</source>
            <translation>소리만</translation>
        </message>
        <message>
            <source>Double-click footage to look at it here</source>
            <translation>소재를 두 번 클릭하면 여기서 볼 수 있습니다</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::StartPage</name>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Drop clips and a song anywhere here. The first clip sets the size and rate of the film.</source>
            <translation>클립과 노래를 여기 어디에나 놓으세요. 첫 클립이 영상의 크기와 프레임 레이트를 정합니다.</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>시작하기</translation>
        </message>
        <message>
            <source>An Empty Project</source>
            <translation>빈 프로젝트</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Go on with</source>
            <translation>이어서 하기</translation>
        </message>
        <message>
            <source>Projects you have worked on appear here.</source>
            <translation>작업한 프로젝트가 여기에 나타납니다.</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::StudyPanel</name>
        <message>
            <source>Study</source>
            <translation>스터디</translation>
        </message>
        <message>
            <source>Draw this on the picture</source>
            <translation>화면에 그리기</translation>
        </message>
        <message>
            <source>Nothing at the playhead: put a clip there, or open one in the source viewer</source>
            <translation>재생 헤드에 아무것도 없습니다. 클립을 놓거나 소스 뷰어에서 여세요</translation>
        </message>
        <message>
            <source>Looking at the picture…</source>
            <translation>화면을 살펴보는 중…</translation>
        </message>
        <message>
            <source>%1, frame %2</source>
            <translation>%1, 프레임 %2</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::StudyPicture</name>
        <message>
            <source>The picture, with what was found drawn on it</source>
            <translation>찾은 것을 그려 넣은 화면</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::TakeSyncing</name>
        <message>
            <source>Put the song on a sound track first</source>
            <translation>먼저 노래를 소리 트랙에 놓으세요</translation>
        </message>
        <message>
            <source>Select the takes in the bin first</source>
            <translation>먼저 빈에서 테이크를 고르세요</translation>
        </message>
        <message numerus="yes">
            <source>Listening to %n take(s)…</source>
            <translation>
                <numerusform>테이크 %n개를 듣는 중…</numerusform>
            </translation>
        </message>
        <message>
            <source>None of the takes sounds like the song (%1)</source>
            <translation>노래와 같은 소리의 테이크가 없습니다(%1)</translation>
        </message>
        <message>
            <source>Takes in sync</source>
            <translation>테이크 맞추기</translation>
        </message>
        <message numerus="yes">
            <source>%n take(s) in sync; the number keys change between them while playing</source>
            <translation>
                <numerusform>테이크 %n개를 맞추었습니다. 재생 중에 숫자 키로 바꿉니다</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 takes in sync; %2 does not sound like the song</source>
            <translation>테이크 %1개를 맞추었습니다. %2은(는) 노래와 소리가 다릅니다</translation>
        </message>
        <message>
            <source>Take %1</source>
            <translation>테이크 %1</translation>
        </message>
        <message>
            <source>There are no takes at the playhead</source>
            <translation>재생 헤드에 테이크가 없습니다</translation>
        </message>
        <message>
            <source>Only the chosen take</source>
            <translation>고른 테이크만</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::TimelinePanel</name>
        <message>
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::TimelineWidget</name>
        <message>
            <source>Timeline</source>
            <translation>타임라인</translation>
        </message>
        <message>
            <source>Tracks and clips of the sequence; up and down go from cut to cut</source>
            <translation>시퀀스의 트랙과 클립. 위아래 화살표로 컷 사이를 오갑니다</translation>
        </message>
        <message>
            <source>Lock track</source>
            <translation>트랙 잠금</translation>
        </message>
        <message>
            <source>Mute track</source>
            <translation>트랙 음소거</translation>
        </message>
        <message>
            <source>Solo track</source>
            <translation>트랙 솔로</translation>
        </message>
        <message>
            <source>Go to a time, or trim by +12 or -5</source>
            <translation>시간으로 이동하거나 +12, -5로 트림</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>트랙 이름 바꾸기</translation>
        </message>
        <message>
            <source>Name of the track</source>
            <translation>트랙 이름</translation>
        </message>
        <message>
            <source>Place footage</source>
            <translation>소재 배치</translation>
        </message>
        <message>
            <source>no clip touches this edge</source>
            <translation>이 가장자리에 닿는 클립이 없습니다</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>전환</translation>
        </message>
        <message>
            <source>Add effect</source>
            <translation>효과 추가</translation>
        </message>
        <message>
            <source>Sync lock</source>
            <translation>동기 잠금</translation>
        </message>
        <message>
            <source>Target track</source>
            <translation>대상 트랙</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::Tour</name>
        <message>
            <source>Tour</source>
            <translation>둘러보기</translation>
        </message>
        <message>
            <source>Skip the Tour</source>
            <translation>건너뛰기</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>다음</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>시작하기</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::TransitionStrip</name>
        <message>
            <source>Transitions of this join</source>
            <translation>이 이음의 전환</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>잘라내기</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>여기서는 안 됨</translation>
        </message>
    </context>
    <context>
        <name>rhyme::ui::ViewAids</name>
        <message>
            <source>Fit</source>
            <translation>맞춤</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Zoom of the picture</source>
            <translation>그림 배율</translation>
        </message>
        <message>
            <source>Guides, and what the cues see</source>
            <translation>안내선과 단서가 보는 것</translation>
        </message>
        <message>
            <source>Action Safe (93 %)</source>
            <translation>액션 안전 영역 (93%)</translation>
        </message>
        <message>
            <source>Title Safe (90 %)</source>
            <translation>자막 안전 영역 (90%)</translation>
        </message>
        <message>
            <source>Thirds</source>
            <translation>삼등분</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>중심</translation>
        </message>
        <message>
            <source>9:16 Inside</source>
            <translation>안쪽 9:16</translation>
        </message>
        <message>
            <source>1:1 Inside</source>
            <translation>안쪽 1:1</translation>
        </message>
    </context>
</TS>
