// Node 24.19 and later: `node::ObjectWrap` takes an environment cleanup hook back in its destructor, which runs inside a
// garbage collection, where there is no environment, and ends the process (nodejs/node issue 65446). better-sqlite3 12,
// the newest line for Node 20, derives its objects from that class. Compiled with `-include` of this file it gets the
// class without the hook, as it is in Node 20 and 22; it closes its databases by a hook of its own.
#ifndef SRC_NODE_OBJECT_WRAP_H_
#define SRC_NODE_OBJECT_WRAP_H_

#include <node.h>

namespace node {

class ObjectWrap {
 public:
  ObjectWrap() = default;
  virtual ~ObjectWrap() {
    if (object_.IsEmpty()) return;
    object_.ClearWeak();
    object_.Reset();
  }

  template <class T>
  static T* Unwrap(v8::Local<v8::Object> object) {
    // Through the base: the pointer that was stored is one of it.
    auto* base = static_cast<ObjectWrap*>(object->GetAlignedPointerFromInternalField(0));
    return static_cast<T*>(base);
  }

  v8::Local<v8::Object> handle() { return handle(v8::Isolate::GetCurrent()); }
  v8::Local<v8::Object> handle(v8::Isolate* isolate) { return v8::Local<v8::Object>::New(isolate, object_); }
  v8::Persistent<v8::Object>& persistent() { return object_; }

 protected:
  void Wrap(v8::Local<v8::Object> object) {
    object->SetAlignedPointerInInternalField(0, this);
    object_.Reset(v8::Isolate::GetCurrent(), object);
    MakeWeak();
  }

  void MakeWeak() { object_.SetWeak(this, Collected, v8::WeakCallbackType::kParameter); }

  virtual void Ref() {
    object_.ClearWeak();
    refs_ += 1;
  }

  virtual void Unref() {
    refs_ -= 1;
    if (refs_ == 0) MakeWeak();
  }

  int refs_ = 0;

 private:
  static void Collected(const v8::WeakCallbackInfo<ObjectWrap>& info) {
    ObjectWrap* wrap = info.GetParameter();
    wrap->object_.Reset();
    delete wrap;
  }

  v8::Persistent<v8::Object> object_;
};

}  // namespace node

#endif  // SRC_NODE_OBJECT_WRAP_H_
