// Judges texts by patterns: a JSON document on standard input, one on standard output.
package main

import (
	"encoding/json"
	"os"
	"regexp"
)

type patternCase struct {
	Pattern string   `json:"pattern"`
	Texts   []string `json:"texts"`
}

type judgement struct {
	Verdicts []bool `json:"verdicts,omitempty"`
	Error    string `json:"error,omitempty"`
}

func main() {
	var request struct {
		Patterns []patternCase `json:"patterns"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&request); err != nil {
		panic(err)
	}
	judgements := make([]judgement, len(request.Patterns))
	for index, one := range request.Patterns {
		judgements[index] = judge(one)
	}
	if err := json.NewEncoder(os.Stdout).Encode(map[string]any{"patterns": judgements}); err != nil {
		panic(err)
	}
}

func judge(one patternCase) judgement {
	pattern, err := regexp.Compile(one.Pattern)
	if err != nil {
		return judgement{Error: err.Error()}
	}
	verdicts := make([]bool, len(one.Texts))
	for index, text := range one.Texts {
		verdicts[index] = pattern.MatchString(text)
	}
	return judgement{Verdicts: verdicts}
}
