<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Labels</name>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>H200</source>
        <translation>H200</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>index</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>GPU h</source>
        <translation>GPU 시간</translation>
    </message>
    <message>
        <source>units</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>applications</source>
        <translation>건</translation>
    </message>
    <message>
        <source>days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>개</translation>
    </message>
    <message>
        <source>grants</source>
        <translation>건</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>회차</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>회</translation>
    </message>
    <message>
        <source>offers</source>
        <translation>건</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>건</translation>
    </message>
    <message>
        <source>GWh</source>
        <translation>GWh</translation>
    </message>
    <message>
        <source>kWh/GPU h</source>
        <translation>kWh/GPU 시간</translation>
    </message>
    <message>
        <source>KRW/GPU h</source>
        <translation>원/GPU 시간</translation>
    </message>
    <message>
        <source>bn KRW</source>
        <translation>십억 원</translation>
    </message>
    <message>
        <source>applicants</source>
        <translation>팀</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>대</translation>
    </message>
    <message>
        <source>tranches</source>
        <translation>건</translation>
    </message>
    <message>
        <source>KRW/USD</source>
        <translation>원/달러</translation>
    </message>
    <message>
        <source>kt</source>
        <translation>천 톤</translation>
    </message>
    <message>
        <source>kg/GPU h</source>
        <translation>kg/GPU 시간</translation>
    </message>
    <message>
        <source>M</source>
        <translation>백만</translation>
    </message>
    <message>
        <source>bn</source>
        <translation>십억</translation>
    </message>
    <message>
        <source>tn</source>
        <translation>조</translation>
    </message>
    <message>
        <source>M GPUs</source>
        <translation>백만 GPU</translation>
    </message>
    <message>
        <source>bn GPUs</source>
        <translation>십억 GPU</translation>
    </message>
    <message>
        <source>M GPU h</source>
        <translation>백만 GPU 시간</translation>
    </message>
    <message>
        <source>bn GPU h</source>
        <translation>십억 GPU 시간</translation>
    </message>
    <message>
        <source>tn GPU h</source>
        <translation>조 GPU 시간</translation>
    </message>
    <message>
        <source>M KRW/GPU h</source>
        <translation>백만 원/GPU 시간</translation>
    </message>
    <message>
        <source>bn KRW/GPU h</source>
        <translation>십억 원/GPU 시간</translation>
    </message>
    <message>
        <source>M pairs</source>
        <translation>백만 쌍</translation>
    </message>
    <message>
        <source>bn pairs</source>
        <translation>십억 쌍</translation>
    </message>
    <message>
        <source>1/(1000 node d)</source>
        <translation>건/(노드 1,000대·일)</translation>
    </message>
    <message>
        <source>1/day</source>
        <translation>/일</translation>
    </message>
    <message>
        <source>1/sqrt(year)</source>
        <translation>1/√년</translation>
    </message>
    <message>
        <source>1/year</source>
        <translation>/년</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>GPUs/year</source>
        <translation>GPU/년</translation>
    </message>
    <message>
        <source>KRW</source>
        <translation>원</translation>
    </message>
    <message>
        <source>KRW/(GPU month)</source>
        <translation>원/(GPU·월)</translation>
    </message>
    <message>
        <source>KRW/(GPU year)</source>
        <translation>원/(GPU·년)</translation>
    </message>
    <message>
        <source>KRW/(kW year)</source>
        <translation>원/(kW·년)</translation>
    </message>
    <message>
        <source>KRW/GPU</source>
        <translation>원/GPU</translation>
    </message>
    <message>
        <source>KRW/NPU</source>
        <translation>원/NPU</translation>
    </message>
    <message>
        <source>KRW/kWh</source>
        <translation>원/kWh</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>달러</translation>
    </message>
    <message>
        <source>h</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>kW</source>
        <translation>kW</translation>
    </message>
    <message>
        <source>kg/kWh</source>
        <translation>kg/kWh</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>months</source>
        <translation>개월</translation>
    </message>
    <message>
        <source>people</source>
        <translation>명</translation>
    </message>
    <message>
        <source>points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>points/week</source>
        <translation>점/주</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>대</translation>
    </message>
    <message>
        <source>servers or trays</source>
        <translation>대</translation>
    </message>
    <message>
        <source>teams</source>
        <translation>팀</translation>
    </message>
    <message>
        <source>years</source>
        <translation>년</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>the number of replications asked for</source>
        <translation>지정한 반복 횟수 완료</translation>
    </message>
    <message>
        <source>precision reached</source>
        <translation>목표 정밀도 도달</translation>
    </message>
    <message>
        <source>largest number of replications</source>
        <translation>최대 반복 횟수 도달</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Government GPUs in service at the end</source>
        <translation>기간 말 가동 중 정부 GPU</translation>
    </message>
    <message>
        <source>Capacity at the end in H200-equivalents</source>
        <translation>기간 말 용량(H200 환산)</translation>
    </message>
    <message>
        <source>The same at the exchange that the policy&apos;s caps imply</source>
        <translation>기간 말 용량(정책 상한의 환산비 적용)</translation>
    </message>
    <message>
        <source>Installed / procured</source>
        <translation>설치 / 조달</translation>
    </message>
    <message>
        <source>In service / installed</source>
        <translation>가동 중 / 설치</translation>
    </message>
    <message>
        <source>Healthy / in service</source>
        <translation>정상 / 가동 중</translation>
    </message>
    <message>
        <source>Granted / healthy</source>
        <translation>배정 / 정상</translation>
    </message>
    <message>
        <source>Active / granted</source>
        <translation>작업 중 / 배정</translation>
    </message>
    <message>
        <source>Effective / active</source>
        <translation>유효 / 작업 중</translation>
    </message>
    <message>
        <source>Effective / procured</source>
        <translation>유효 / 조달</translation>
    </message>
    <message>
        <source>Delivered GPU-hours (granted)</source>
        <translation>제공 GPU 시간(배정)</translation>
    </message>
    <message>
        <source>Of it: standing holders of set-asides</source>
        <translation>그중 별도 확보분의 상시 사용자</translation>
    </message>
    <message>
        <source>Promised to grants but failed, no spare free</source>
        <translation>배정되었으나 고장, 예비 없음</translation>
    </message>
    <message>
        <source>GPU-hours that ran work</source>
        <translation>작업에 쓰인 GPU 시간</translation>
    </message>
    <message>
        <source>Idle: set aside, or awarded and not yet started</source>
        <translation>유휴: 별도 확보 또는 선정 후 시작 전</translation>
    </message>
    <message>
        <source>Of it: set aside and idle, the cost of set-asides</source>
        <translation>그중 별도 확보 유휴(별도 확보의 비용)</translation>
    </message>
    <message>
        <source>Delivered on capacity lent by set-asides</source>
        <translation>별도 확보분에서 빌려 제공</translation>
    </message>
    <message>
        <source>Granted, lost to checkpoints and restarts</source>
        <translation>배정, 체크포인트·재시작 손실</translation>
    </message>
    <message>
        <source>Active, but no work: load to keep a grant</source>
        <translation>작업 중이나 실작업 없음(배정 유지용 부하)</translation>
    </message>
    <message>
        <source>Idle: free</source>
        <translation>유휴: 미배정</translation>
    </message>
    <message>
        <source>Lost: failed and in repair</source>
        <translation>손실: 고장·수리 중</translation>
    </message>
    <message>
        <source>Lost: installed, not yet in service</source>
        <translation>손실: 설치 후 가동 전</translation>
    </message>
    <message>
        <source>Free but of no use to the next request, in units and racks</source>
        <translation>다음 신청이 쓸 수 없는 유휴(단위·랙)</translation>
    </message>
    <message>
        <source>The same one level up, in clusters</source>
        <translation>다음 신청이 쓸 수 없는 유휴(클러스터)</translation>
    </message>
    <message>
        <source>Largest grant that could be placed / free</source>
        <translation>배치 가능한 최대 배정 / 유휴</translation>
    </message>
    <message>
        <source>Scalable units of a grant, mean</source>
        <translation>배정당 확장 단위 수, 평균</translation>
    </message>
    <message>
        <source>Run time for crossing units, mean</source>
        <translation>단위 간 걸침에 따른 실행 시간 배수, 평균</translation>
    </message>
    <message>
        <source>Held back though enough GPUs were free</source>
        <translation>GPU가 충분한데도 보류</translation>
    </message>
    <message>
        <source>Stranded: free in places too small</source>
        <translation>고립: 너무 작은 자리의 유휴</translation>
    </message>
    <message>
        <source>Active, lost to crossing units</source>
        <translation>작업 중, 단위 간 걸침 손실</translation>
    </message>
    <message>
        <source>Wait from submission to start, mean</source>
        <translation>신청~시작 대기, 평균</translation>
    </message>
    <message>
        <source>Wait from submission to start, median</source>
        <translation>신청~시작 대기, 중앙값</translation>
    </message>
    <message>
        <source>Wait from submission to start, 90th percentile</source>
        <translation>신청~시작 대기, 90번째 백분위수</translation>
    </message>
    <message>
        <source>Part: submission to the call&apos;s close</source>
        <translation>구성: 신청~공모 마감</translation>
    </message>
    <message>
        <source>Part: close to decision</source>
        <translation>구성: 마감~결정</translation>
    </message>
    <message>
        <source>Part: waiting for GPUs</source>
        <translation>구성: GPU 대기</translation>
    </message>
    <message>
        <source>Part: award to signature</source>
        <translation>구성: 선정~협약</translation>
    </message>
    <message>
        <source>Wait from need to start, mean</source>
        <translation>수요 발생~시작 대기, 평균</translation>
    </message>
    <message>
        <source>Start to first use</source>
        <translation>시작~최초 사용</translation>
    </message>
    <message>
        <source>Had to wait (or gave up)</source>
        <translation>대기함(또는 포기)</translation>
    </message>
    <message>
        <source>Still waiting, or left while waiting</source>
        <translation>기간 말 대기 중 또는 대기 중 이탈</translation>
    </message>
    <message>
        <source>Bounded slowdown, floor 7 days</source>
        <translation>유계 지체 배수(하한 7일)</translation>
    </message>
    <message>
        <source>Applications waiting, mean over time</source>
        <translation>대기 중 신청, 기간 평균</translation>
    </message>
    <message>
        <source>Applications submitted</source>
        <translation>접수된 신청</translation>
    </message>
    <message>
        <source>Of them second and later attempts</source>
        <translation>그중 2차 이후 신청</translation>
    </message>
    <message>
        <source>Projects that applied</source>
        <translation>신청 과제</translation>
    </message>
    <message>
        <source>Grants awarded</source>
        <translation>선정 건수</translation>
    </message>
    <message>
        <source>Grants that started</source>
        <translation>시작된 배정</translation>
    </message>
    <message>
        <source>GPUs asked for</source>
        <translation>신청 GPU</translation>
    </message>
    <message>
        <source>GPUs awarded</source>
        <translation>선정 GPU</translation>
    </message>
    <message>
        <source>Success by count (awarded)</source>
        <translation>선정률(건수)</translation>
    </message>
    <message>
        <source>Success by GPUs (awarded)</source>
        <translation>선정률(GPU)</translation>
    </message>
    <message>
        <source>Success of requests for 1 server</source>
        <translation>선정률: 서버 1대 신청</translation>
    </message>
    <message>
        <source>Success of requests for 2 to 3 servers</source>
        <translation>선정률: 서버 2~3대 신청</translation>
    </message>
    <message>
        <source>Success of requests for 4 to 7 servers</source>
        <translation>선정률: 서버 4~7대 신청</translation>
    </message>
    <message>
        <source>Success of requests for 8 to 15 servers</source>
        <translation>선정률: 서버 8~15대 신청</translation>
    </message>
    <message>
        <source>Success of requests for 16 servers and more</source>
        <translation>선정률: 서버 16대 이상 신청</translation>
    </message>
    <message>
        <source>Projects served, over all their attempts</source>
        <translation>배정받은 과제(모든 차수)</translation>
    </message>
    <message>
        <source>Share of the GPUs awarded in calls</source>
        <translation>공모 선정 GPU 비율</translation>
    </message>
    <message>
        <source>Of the GPUs awarded: outside the capital area</source>
        <translation>선정 GPU 중 비수도권</translation>
    </message>
    <message>
        <source>Grants from a reserve</source>
        <translation>유보분 배정</translation>
    </message>
    <message>
        <source>Share of the GPU-hours of applicants, the contest included</source>
        <translation>신청자 GPU 시간 비율(경연 포함)</translation>
    </message>
    <message>
        <source>Gave up waiting</source>
        <translation>대기 포기</translation>
    </message>
    <message>
        <source>Passed over by a lower score that took no more</source>
        <translation>더 많이 받지 않은 낮은 점수에 밀린 신청</translation>
    </message>
    <message>
        <source>Justified envy: a lower score holds what it would rather have</source>
        <translation>정당한 선망: 낮은 점수가 더 나은 배정 보유</translation>
    </message>
    <message>
        <source>Pairs of justified envy</source>
        <translation>정당한 선망 쌍</translation>
    </message>
    <message>
        <source>Pairs of envy beyond one server, whatever the score</source>
        <translation>서버 1대 초과 선망 쌍(점수 무관)</translation>
    </message>
    <message>
        <source>Rounds whose optimum was not proven</source>
        <translation>최적성이 증명되지 않은 선정 회차</translation>
    </message>
    <message>
        <source>Awards never signed</source>
        <translation>협약 미체결 선정</translation>
    </message>
    <message>
        <source>Grants cut or taken back for under-use</source>
        <translation>이용률 저조로 축소·회수된 배정</translation>
    </message>
    <message>
        <source>GPUs recalled</source>
        <translation>회수 GPU</translation>
    </message>
    <message>
        <source>Grants ended so that others have their GPUs</source>
        <translation>다른 신청을 위해 종료된 배정</translation>
    </message>
    <message>
        <source>Warnings for under-use</source>
        <translation>이용률 저조 경고</translation>
    </message>
    <message>
        <source>Grants that answered a warning with dummy load</source>
        <translation>경고에 허위 부하로 대응한 배정</translation>
    </message>
    <message>
        <source>Grants of fewer GPUs than asked for</source>
        <translation>신청보다 적게 받은 배정</translation>
    </message>
    <message>
        <source>Offers of a part that were refused</source>
        <translation>거절된 일부 물량 제안</translation>
    </message>
    <message>
        <source>Requests for more time</source>
        <translation>연장 신청</translation>
    </message>
    <message>
        <source>Of them granted</source>
        <translation>그중 승인</translation>
    </message>
    <message>
        <source>Budgets lost for under-use</source>
        <translation>이용률 저조로 상실된 할당량</translation>
    </message>
    <message>
        <source>Jain index of satisfaction</source>
        <translation>충족도의 제인 지수</translation>
    </message>
    <message>
        <source>Gini coefficient of satisfaction</source>
        <translation>충족도의 지니 계수</translation>
    </message>
    <message>
        <source>Unmet need</source>
        <translation>미충족 수요</translation>
    </message>
    <message>
        <source>Unmet need / need</source>
        <translation>미충족 수요 / 수요</translation>
    </message>
    <message>
        <source>Of it: refused</source>
        <translation>그중 탈락</translation>
    </message>
    <message>
        <source>Of it: gave up or did not sign</source>
        <translation>그중 포기·협약 미체결</translation>
    </message>
    <message>
        <source>Of it: still waiting at the end</source>
        <translation>그중 기간 말 대기 중</translation>
    </message>
    <message>
        <source>Of it: granted less than asked</source>
        <translation>그중 신청보다 적은 배정</translation>
    </message>
    <message>
        <source>Electricity, cooling included</source>
        <translation>전력량(냉각 포함)</translation>
    </message>
    <message>
        <source>Electricity per delivered GPU-hour</source>
        <translation>제공 GPU 시간당 전력량</translation>
    </message>
    <message>
        <source>Cost per delivered GPU-hour</source>
        <translation>제공 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>Capital cost in the window</source>
        <translation>기간 내 자본비</translation>
    </message>
    <message>
        <source>Electricity cost in the window</source>
        <translation>기간 내 전기료</translation>
    </message>
    <message>
        <source>Did not apply at the price</source>
        <translation>가격 때문에 신청하지 않음</translation>
    </message>
    <message>
        <source>Paid by users</source>
        <translation>이용자 부담액</translation>
    </message>
    <message>
        <source>Price waived by the state</source>
        <translation>정부 지원액</translation>
    </message>
    <message>
        <source>The truly best team wins</source>
        <translation>실제 최우수 팀의 우승</translation>
    </message>
    <message>
        <source>GPU-hours of teams that did not win</source>
        <translation>우승하지 못한 팀의 GPU 시간</translation>
    </message>
    <message>
        <source>Idle while eliminated teams hand over</source>
        <translation>탈락 팀 인계 중 유휴</translation>
    </message>
    <message>
        <source>GPUs asked for / GPUs awarded</source>
        <translation>신청 GPU / 선정 GPU</translation>
    </message>
    <message>
        <source>Sector gap in need served</source>
        <translation>부문 간 수요 충족 격차</translation>
    </message>
    <message>
        <source>GPUs stated / GPUs needed</source>
        <translation>신청 GPU / 필요 GPU</translation>
    </message>
    <message>
        <source>GPUs truly needed</source>
        <translation>실제 필요 GPU</translation>
    </message>
    <message>
        <source>GPUs granted beyond the need</source>
        <translation>필요를 넘어 배정된 GPU</translation>
    </message>
    <message>
        <source>Capacity at the end for training</source>
        <translation>기간 말 학습 용량</translation>
    </message>
    <message>
        <source>Capacity at the end for inference</source>
        <translation>기간 말 추론 용량</translation>
    </message>
    <message>
        <source>Capacity at the end for simulation</source>
        <translation>기간 말 시뮬레이션 용량</translation>
    </message>
    <message>
        <source>Stranded: accepted, but without power</source>
        <translation>고립: 검수 완료, 전력 없음</translation>
    </message>
    <message>
        <source>With power / accepted</source>
        <translation>전력 공급 / 검수 완료</translation>
    </message>
    <message>
        <source>Time in which every grant has all its GPUs</source>
        <translation>모든 배정이 GPU를 온전히 갖춘 시간</translation>
    </message>
    <message>
        <source>Nodes that failed beyond repair</source>
        <translation>수리 불가 고장 노드</translation>
    </message>
    <message>
        <source>Lost to checkpoints and repeated work</source>
        <translation>체크포인트·재작업 손실</translation>
    </message>
    <message>
        <source>GPUs bought, the operators&apos; included</source>
        <translation>구매 GPU(운영사 몫 포함)</translation>
    </message>
    <message>
        <source>GPUs rented</source>
        <translation>임차 GPU</translation>
    </message>
    <message>
        <source>Rented GPUs given back</source>
        <translation>반납된 임차 GPU</translation>
    </message>
    <message>
        <source>GPUs bought in the place of retired ones</source>
        <translation>교체 구매 GPU</translation>
    </message>
    <message>
        <source>Tranches whose operator failed</source>
        <translation>운영사가 이행 불능이 된 도입 물량</translation>
    </message>
    <message>
        <source>Won for a dollar, mean over time</source>
        <translation>원/달러 환율, 기간 평균</translation>
    </message>
    <message>
        <source>Appropriated</source>
        <translation>편성</translation>
    </message>
    <message>
        <source>Committed by contracts of the year</source>
        <translation>그해 계약액</translation>
    </message>
    <message>
        <source>Paid in the year</source>
        <translation>그해 지급액</translation>
    </message>
    <message>
        <source>Lapsed at the end of the year</source>
        <translation>연말 불용액</translation>
    </message>
    <message>
        <source>Missing for what was wanted</source>
        <translation>부족액</translation>
    </message>
    <message>
        <source>Equity that the state pays into the company</source>
        <translation>정부의 법인 출자금</translation>
    </message>
    <message>
        <source>Loans of the company paid back with interest</source>
        <translation>법인 대출 원리금 상환</translation>
    </message>
    <message>
        <source>Rent of GPUs in the window</source>
        <translation>기간 내 GPU 임차료</translation>
    </message>
    <message>
        <source>Rent of floor in the window</source>
        <translation>기간 내 상면 임차료</translation>
    </message>
    <message>
        <source>Staff in the window</source>
        <translation>기간 내 인건비</translation>
    </message>
    <message>
        <source>Network in the window</source>
        <translation>기간 내 네트워크 비용</translation>
    </message>
    <message>
        <source>Capital of GPUs on the floor, not in service</source>
        <translation>설치 후 미가동 GPU의 자본비</translation>
    </message>
    <message>
        <source>Cost per procured GPU-hour</source>
        <translation>조달 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>Cost per installed GPU-hour</source>
        <translation>설치 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>Cost per GPU-hour in service</source>
        <translation>가동 중 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>Cost per healthy GPU-hour</source>
        <translation>정상 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>Cost per GPU-hour that ran work</source>
        <translation>작업 중 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>Cost per effective GPU-hour</source>
        <translation>유효 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>CO2 of the electricity</source>
        <translation>전력의 CO2 배출량</translation>
    </message>
    <message>
        <source>CO2 per delivered GPU-hour</source>
        <translation>제공 GPU 시간당 CO2</translation>
    </message>
    <message>
        <source>Private GPUs on the floor at the end</source>
        <translation>기간 말 설치된 민간 GPU</translation>
    </message>
    <message>
        <source>Private GPUs with power at the end</source>
        <translation>기간 말 전력이 공급된 민간 GPU</translation>
    </message>
    <message>
        <source>Private GPU-hours without power</source>
        <translation>전력 없는 민간 GPU 시간</translation>
    </message>
    <message>
        <source>GPUs of government and firms on the floor at the end</source>
        <translation>기간 말 설치된 정부·민간 GPU</translation>
    </message>
    <message>
        <source>GPUs of government and firms with power at the end</source>
        <translation>기간 말 전력이 공급된 정부·민간 GPU</translation>
    </message>
    <message>
        <source>50,000 GPUs by 2030, as the articles have it</source>
        <translation>2030년 GPU 5만 장, 기사에 실린 계획</translation>
    </message>
    <message>
        <source>50,000 GPUs by 2030, as contracted in mid-2026 and topped up</source>
        <translation>2030년 GPU 5만 장, 2026년 중반 계약분과 추가분</translation>
    </message>
    <message>
        <source>Demand doubles and grows by 60 % a year</source>
        <translation>수요가 두 배로 늘고 연 60 % 증가</translation>
    </message>
    <message>
        <source>Training becomes four times cheaper in 2027, and demand more than takes it back</source>
        <translation>2027년 학습 비용 1/4, 수요가 그 이상 증가</translation>
    </message>
    <message>
        <source>Training becomes four times cheaper in 2027, and the demand for GPUs halves</source>
        <translation>2027년 학습 비용 1/4, GPU 수요는 절반</translation>
    </message>
    <message>
        <source>Export licences are reviewed from 2027 on</source>
        <translation>2027년부터 수출 허가 심사</translation>
    </message>
    <message>
        <source>Korea in the second tier of the export rule of January 2025</source>
        <translation>2025년 1월 수출 규정의 2등급 국가가 된 한국</translation>
    </message>
    <message>
        <source>Memory prices keep GPUs dear until 2029, and the money is what it is</source>
        <translation>2029년까지 메모리 가격으로 GPU 고가, 예산은 그대로</translation>
    </message>
    <message>
        <source>Half of the AI Computing Center is domestic NPUs by 2030</source>
        <translation>2030년 AI컴퓨팅센터의 절반을 국산 NPU로</translation>
    </message>
    <message>
        <source>210,000 GPUs of firms beside the programme, on one grid</source>
        <translation>사업과 한 전력망을 쓰는 민간 GPU 21만 장</translation>
    </message>
    <message>
        <source>The rules of eight programmes on the same GPUs and applicants</source>
        <translation>같은 GPU와 신청자에 적용한 여덟 사업의 규칙</translation>
    </message>
    <message>
        <source>First open call, 22 December 2025 to 3 March 2026</source>
        <translation>제1차 공모, 2025. 12. 22. ~ 2026. 3. 3.</translation>
    </message>
    <message>
        <source>Support for start-ups and physical AI brings more and larger teams</source>
        <translation>스타트업·피지컬 AI 지원으로 더 많고 큰 팀 유입</translation>
    </message>
    <message>
        <source>Erlang A, 10 servers, offered load 10</source>
        <translation>Erlang A, 서버 10대, 부하 10</translation>
    </message>
    <message>
        <source>Erlang B, 10 servers, offered load 8</source>
        <translation>Erlang B, 서버 10대, 부하 8</translation>
    </message>
    <message>
        <source>M/D/1, load 0.5</source>
        <translation>M/D/1, 부하 0.5</translation>
    </message>
    <message>
        <source>M/G/1, gamma service, load 0.5</source>
        <translation>M/G/1, 감마 서비스, 부하 0.5</translation>
    </message>
    <message>
        <source>M/M/2, load 0.5</source>
        <translation>M/M/2, 부하 0.5</translation>
    </message>
    <message>
        <source>M/M/n, how many servers for a 90th percentile of waits of 30 days</source>
        <translation>M/M/n, 대기 90번째 백분위수 30일에 필요한 서버 수</translation>
    </message>
    <message>
        <source>Shares of 60/30/10 (US leadership)</source>
        <translation>60/30/10 배분(미국 리더십 프로그램)</translation>
    </message>
    <message>
        <source>Yearly competition for 80 % (Canada)</source>
        <translation>물량 80 % 연례 경쟁(캐나다)</translation>
    </message>
    <message>
        <source>Small at once, subsidised price (India)</source>
        <translation>소규모 즉시 승인, 보조 가격(인도)</translation>
    </message>
    <message>
        <source>Credits in four tiers (US ACCESS)</source>
        <translation>4단계 크레딧(미국 ACCESS)</translation>
    </message>
    <message>
        <source>Equal shares of scarce GPUs (DRF)</source>
        <translation>희소 GPU의 균등 몫(DRF)</translation>
    </message>
    <message>
        <source>Queue with backfilling (EASY)</source>
        <translation>백필 대기열(EASY)</translation>
    </message>
    <message>
        <source>Equal lottery among all</source>
        <translation>전원 균등 추첨</translation>
    </message>
    <message>
        <source>First come, first served</source>
        <translation>선착순</translation>
    </message>
    <message>
        <source>The first open call, December 2025</source>
        <translation>제1차 공모(2025년 12월)</translation>
    </message>
    <message>
        <source>Panel, cut, sector shares (Korea 2026)</source>
        <translation>평가·커트라인·부문 배분(한국 2026)</translation>
    </message>
    <message>
        <source>Everybody gets something first (max-min)</source>
        <translation>모두에게 조금씩 먼저(최대최소)</translation>
    </message>
    <message>
        <source>Best panel scores until one does not fit</source>
        <translation>평가 점수순, 물량 초과 시 마감</translation>
    </message>
    <message>
        <source>Best scores, partly funded at the margin</source>
        <translation>점수순, 경계 신청은 일부 배정</translation>
    </message>
    <message>
        <source>Best total score that fits (knapsack)</source>
        <translation>총점 최대 조합(배낭 문제)</translation>
    </message>
    <message>
        <source>Careful panel, GPUs kept for later</source>
        <translation>신중한 평가, 이후를 위한 GPU 유보</translation>
    </message>
    <message>
        <source>Lots in the middle tier (UK AIRR)</source>
        <translation>중간 등급 추첨(영국 AIRR)</translation>
    </message>
    <message>
        <source>Equal chances (probabilistic serial)</source>
        <translation>균등 기회(확률적 연속 배분)</translation>
    </message>
    <message>
        <source>Panel and cut, placed on whole units</source>
        <translation>평가·커트라인, 온전한 단위에 배치</translation>
    </message>
    <message>
        <source>Regional reserve filled first</source>
        <translation>지역 유보분 우선 배정</translation>
    </message>
    <message>
        <source>Sector quotas that lend what is unused</source>
        <translation>미사용분을 빌려주는 부문 쿼터</translation>
    </message>
    <message>
        <source>Fixed sector quotas, nothing lent</source>
        <translation>대여 없는 고정 부문 쿼터</translation>
    </message>
    <message>
        <source>Lottery with 40 % for small firms</source>
        <translation>중소기업 40 % 추첨</translation>
    </message>
    <message>
        <source>Fast lane for small (EuroHPC)</source>
        <translation>소규모 신속 경로(EuroHPC)</translation>
    </message>
    <message>
        <source>Yearly call, unused time cut (US ALCC)</source>
        <translation>연례 공모, 미사용 시간 삭감(미국 ALCC)</translation>
    </message>
    <message>
        <source>What moves the success rate of the first call</source>
        <translation>제1차 공모 선정률에 영향을 주는 요인</translation>
    </message>
    <message>
        <source>Three rules while requests grow and the large center slips</source>
        <translation>신청 증가와 대형 센터 지연에 따른 세 규칙</translation>
    </message>
    <message>
        <source>All assumptions of korea-2030 at once</source>
        <translation>korea-2030의 모든 가정을 한꺼번에</translation>
    </message>
    <message>
        <source>median request</source>
        <translation>신청 규모 중앙값</translation>
    </message>
    <message>
        <source>largest request</source>
        <translation>최대 신청 규모</translation>
    </message>
    <message>
        <source>mean score of institutes</source>
        <translation>연구기관 평균 점수</translation>
    </message>
    <message>
        <source>GPUs on offer</source>
        <translation>공모 물량 GPU</translation>
    </message>
    <message>
        <source>days to decide</source>
        <translation>결정까지 일수</translation>
    </message>
    <message>
        <source>growth of requests</source>
        <translation>신청 증가율</translation>
    </message>
    <message>
        <source>delay of the center</source>
        <translation>센터 지연</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Academia</source>
        <translation>학계</translation>
    </message>
    <message>
        <source>SMEs</source>
        <translation>중소기업</translation>
    </message>
    <message>
        <source>Startups</source>
        <translation>스타트업</translation>
    </message>
    <message>
        <source>Public institutes</source>
        <translation>공공연구기관</translation>
    </message>
    <message>
        <source>National projects</source>
        <translation>국가 프로젝트</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>산업계</translation>
    </message>
    <message>
        <source>Institutes</source>
        <translation>연구기관</translation>
    </message>
    <message>
        <source>Physical AI</source>
        <translation>피지컬 AI</translation>
    </message>
    <message>
        <source>First phase</source>
        <translation>1단계</translation>
    </message>
    <message>
        <source>AI Computing Center, special-purpose company</source>
        <translation>AI컴퓨팅센터 특수목적법인(SPC)</translation>
    </message>
    <message>
        <source>GPU line of the state budget</source>
        <translation>국가 예산 GPU 사업</translation>
    </message>
    <message>
        <source>NPU line of the state budget</source>
        <translation>국가 예산 NPU 사업</translation>
    </message>
    <message>
        <source>First phase: H200 for open calls</source>
        <translation>1단계: 공모용 H200</translation>
    </message>
    <message>
        <source>First phase: B200 for open calls</source>
        <translation>1단계: 공모용 B200</translation>
    </message>
    <message>
        <source>First phase: B200 for foundation models</source>
        <translation>1단계: 파운데이션 모델용 B200</translation>
    </message>
    <message>
        <source>Sixth national supercomputer</source>
        <translation>국가초고성능컴퓨터 6호기</translation>
    </message>
    <message>
        <source>AI Computing Center: the first exaflop</source>
        <translation>AI컴퓨팅센터: 첫 1엑사플롭스</translation>
    </message>
    <message>
        <source>AI Computing Center: the second exaflop</source>
        <translation>AI컴퓨팅센터: 두 번째 1엑사플롭스</translation>
    </message>
    <message>
        <source>The rest of 50,000</source>
        <translation>5만 장의 나머지</translation>
    </message>
    <message>
        <source>Phase 1: H200, Naver Cloud</source>
        <translation>1단계: H200, 네이버클라우드</translation>
    </message>
    <message>
        <source>Phase 1: B200, Kakao</source>
        <translation>1단계: B200, 카카오</translation>
    </message>
    <message>
        <source>Phase 1: B200, NHN Cloud</source>
        <translation>1단계: B200, NHN클라우드</translation>
    </message>
    <message>
        <source>Sixth national supercomputer: GH200, KISTI</source>
        <translation>국가초고성능컴퓨터 6호기: GH200, KISTI</translation>
    </message>
    <message>
        <source>Sixth national supercomputer: H200, KISTI</source>
        <translation>국가초고성능컴퓨터 6호기: H200, KISTI</translation>
    </message>
    <message>
        <source>Phase 2: B300</source>
        <translation>2단계: B300</translation>
    </message>
    <message>
        <source>Phase 2: Vera Rubin</source>
        <translation>2단계: 베라 루빈</translation>
    </message>
    <message>
        <source>National AI Computing Center, Haenam</source>
        <translation>국가AI컴퓨팅센터(해남)</translation>
    </message>
    <message>
        <source>Top-up to 50,000</source>
        <translation>5만 장까지 추가분</translation>
    </message>
    <message>
        <source>AI Computing Center: NPU zone, first half</source>
        <translation>AI컴퓨팅센터: NPU 구역 전반부</translation>
    </message>
    <message>
        <source>AI Computing Center: NPU zone, second half</source>
        <translation>AI컴퓨팅센터: NPU 구역 후반부</translation>
    </message>
    <message>
        <source>Phase 1, H200 of the open pool</source>
        <translation>1단계: 공모 풀 H200</translation>
    </message>
    <message>
        <source>Phase 1, B200 of the open pool</source>
        <translation>1단계: 공모 풀 B200</translation>
    </message>
    <message>
        <source>Special-purpose company, 51 % public</source>
        <translation>특수목적법인(공공 지분 51 %)</translation>
    </message>
    <message>
        <source>Naver Cloud</source>
        <translation>네이버클라우드</translation>
    </message>
    <message>
        <source>Kakao</source>
        <translation>카카오</translation>
    </message>
    <message>
        <source>NHN Cloud</source>
        <translation>NHN클라우드</translation>
    </message>
    <message>
        <source>KISTI</source>
        <translation>KISTI</translation>
    </message>
    <message>
        <source>Naver Cloud, Samsung SDS, Elice</source>
        <translation>네이버클라우드, 삼성SDS, 엘리스</translation>
    </message>
    <message>
        <source>SPC led by Samsung SDS, 29 % public</source>
        <translation>삼성SDS 주도 SPC(공공 지분 29 %)</translation>
    </message>
    <message>
        <source>Rented in place of phase 2</source>
        <translation>2단계를 대신한 임차분</translation>
    </message>
    <message>
        <source>Rented in place of the AI Computing Center</source>
        <translation>AI컴퓨팅센터를 대신한 임차분</translation>
    </message>
    <message>
        <source>Rented in place of the top-up</source>
        <translation>추가분을 대신한 임차분</translation>
    </message>
    <message>
        <source>Samsung Electronics</source>
        <translation>삼성전자</translation>
    </message>
    <message>
        <source>SK Group</source>
        <translation>SK그룹</translation>
    </message>
    <message>
        <source>Hyundai Motor Group</source>
        <translation>현대자동차그룹</translation>
    </message>
    <message>
        <source>Naver</source>
        <translation>네이버</translation>
    </message>
    <message>
        <source>Grid capacity for AI data centers</source>
        <translation>AI 데이터센터용 전력망 용량</translation>
    </message>
    <message>
        <source>NVIDIA H200 SXM</source>
        <translation>NVIDIA H200 SXM</translation>
    </message>
    <message>
        <source>NVIDIA GH200</source>
        <translation>NVIDIA GH200</translation>
    </message>
    <message>
        <source>NVIDIA B200 SXM</source>
        <translation>NVIDIA B200 SXM</translation>
    </message>
    <message>
        <source>NVIDIA GB200 NVL72</source>
        <translation>NVIDIA GB200 NVL72</translation>
    </message>
    <message>
        <source>NVIDIA B300</source>
        <translation>NVIDIA B300</translation>
    </message>
    <message>
        <source>NVIDIA Vera Rubin NVL72</source>
        <translation>NVIDIA Vera Rubin NVL72</translation>
    </message>
    <message>
        <source>Domestic NPU server card (RNGD class)</source>
        <translation>국산 NPU 서버 카드(RNGD급)</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>예(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>아니요(&amp;N)</translation>
    </message>
</context>
</TS>
